package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two desks that write to each other do not thank each other for ever. */
@Tag("full")
@Timeout(300)
class TwoDesksTests {

    @Test
    void acknowledgeEachOtherAtMostTwice() throws Exception {
        try (var ours = new MailDesk("support@ours.example"); var theirs = new MailDesk("help@theirs.example", ours.mailServer)) {
            var written = theirs.signedIn().post("/api/v1/tickets", Map.of("subject", "Where is our order?", "text", "It was due on Monday.",
                    "customer", Map.of("address", ours.address), "direction", "outbound"));
            assertThat(written.status()).as(written.text()).isEqualTo(201);
            eventually(() -> automatic(ours, theirs).isEmpty() ? null : true);
            // And a mail in the other desk's name that bears no trace of a machine.
            ours.deliver(ours.address, Mail.from(theirs.address).to(ours.address).raw());

            Thread.sleep(20_000);

            assertThat(automatic(ours, theirs)).hasSizeBetween(1, 2);
        }
    }

    private static List<MimeMessage> automatic(MailDesk... desks) {
        return Stream.of(desks).flatMap(desk -> mailbox(desk).stream()).filter(TwoDesksTests::automatic).toList();
    }

    private static List<MimeMessage> mailbox(MailDesk desk) {
        try {
            return new ArrayList<>(desk.mailbox(desk.address));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean automatic(MimeMessage mail) {
        try {
            return mail.getHeader("Auto-Submitted") != null;
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
