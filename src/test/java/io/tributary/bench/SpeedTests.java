package io.tributary.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Speed, side by side with its references in one run ({@code ./mvnw -Pbench verify}). Fails only if work was lost. */
@Tag("bench")
class SpeedTests {

    private final Table table = new Table();

    @Test
    void printsTheTable() throws Exception {
        try {
            var mail = new MailBenchmarks(table);
            double reference = mail.accept();
            try (var product = BenchProduct.start()) {
                mail.mailToTicket(product, reference);
                new LiveBenchmark(table).frames(product);
            }
        } finally {
            table.print(Path.of("target", "bench.md"));
        }
    }

    @Test
    void printsTheTableOfClocks() throws Exception {
        try {
            new ClockBenchmark(table).run();
        } finally {
            table.print(Path.of("target", "bench-clocks.md"));
        }
    }

    @Test
    void printsTheTableOfDeskWithManyTickets() throws Exception {
        try {
            new DeskBenchmark(table).run(Integer.getInteger("bench.tickets", 200_000));
        } finally {
            table.print(Path.of("target", "bench-desk.md"));
        }
    }
}
