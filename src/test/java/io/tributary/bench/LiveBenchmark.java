package io.tributary.bench;

import io.tributary.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** From a mail's POST to the frame at every console of its team. */
final class LiveBenchmark {

    private static final int TEAMS = 20;
    private static final int CONSOLES = 1_000;
    private static final int PER_SECOND = 50;
    private static final int FOR_SECONDS = 20;
    private static final String MARK = "live#";

    private final Table table;

    LiveBenchmark(Table table) {
        this.table = table;
    }

    void frames(BenchProduct product) throws Exception {
        var database = product.database;
        var teams = new ArrayList<UUID>();
        for (int team = 0; team < TEAMS; team++) teams.add(team(database, team));
        try (var consoles = new Consoles(MARK)) {
            var tokens = new ArrayList<String>();
            for (int i = 0; i < CONSOLES; i++) tokens.add(agent(database, i, teams.get(i % TEAMS)));
            Thread.sleep(2_500); // They were hired behind the product's back, which looks every two seconds.
            for (int i = 0; i < CONSOLES; i++) consoles.open(product.port, tokens.get(i), teams.get(i % TEAMS).toString());
            consoles.watch();
            var load = new Load(product.port, database.token(database.agent("agent@tributary.example")));
            Thread.sleep(3_000);
            var warm = new Mails("livewarm").marked(MARK);
            measure(product, consoles, load, 10, n -> "/api/v1/inbound/bench-" + n % TEAMS, "message/rfc822", warm::first);
            var mails = new Mails("live").marked(MARK);
            var mail = measure(product, consoles, load, FOR_SECONDS, n -> "/api/v1/inbound/bench-" + n % TEAMS, "message/rfc822", mails::first);
            var frame = body(consoles.last());
            Load.Bodies frames = n -> frame.replaceFirst(MARK + "\\d+", MARK + n).getBytes(StandardCharsets.UTF_8);
            Load.Paths doors = n -> ReferenceDoor.FRAME + teams.get(n % TEAMS);
            measure(product, consoles, load, 5, doors, "application/json", frames);
            var reference = measure(product, consoles, load, FOR_SECONDS, doors, "application/json", frames);
            table.row("inbound → console frame, 50/s, 1,000 consoles, 20 teams", Table.text("p50 %.0f ms, p99 %.0f ms", mail.p50, mail.p99),
                    Table.text("p99 %.1f × %.0f ms frame alone", mail.p99 / reference.p99, reference.p99), "p99 < 250 ms", mail.p99 < 250);
            table.note("frames: %d of %d bytes, max %.0f ms; CPU of one core while they ran: JVM %.0f %%, PostgreSQL %.0f %%, generator %.0f %%; "
                    + "%.1f statements/s. Reference: the same frames handed straight to the broker, p50 %.0f ms, JVM %.0f %%",
                    mail.frames, frame.length(), mail.max, mail.cpu, mail.databaseCpu, mail.ownCpu, mail.statements, reference.p50, reference.cpu);
        }
    }

    /** Latencies in ms; CPU in percent of a core. */
    private record Run(int frames, double p50, double p99, double max, double cpu, double databaseCpu, double ownCpu, double statements) {}

    private static Run measure(BenchProduct product, Consoles consoles, Load load, int seconds, Load.Paths paths, String type, Load.Bodies bodies)
            throws Exception {
        int count = PER_SECOND * seconds;
        consoles.arrivals();
        product.database.resetStatements();
        double cpu = product.cpu();
        double databaseCpu = product.databaseCpu();
        double ownCpu = MailBenchmarks.ownCpu();
        var due = load.pace(PER_SECOND, count, paths, type, bodies);
        double percent = 100.0 / seconds;
        cpu = (product.cpu() - cpu) * percent;
        databaseCpu = (product.databaseCpu() - databaseCpu) * percent;
        ownCpu = (MailBenchmarks.ownCpu() - ownCpu) * percent;
        double statements = product.database.statements().stream().mapToLong(BenchDatabase.Statement::calls).sum() / (double) seconds;
        consoles.await(count * consoles.size() / TEAMS);
        var arrivals = consoles.arrivals();
        everyoneOnce(arrivals, count, consoles.size() / TEAMS);
        var latencies = Consoles.percentiles(arrivals.stream().map(arrival -> arrival.nanos() - due[arrival.number()]).toList());
        return new Run(arrivals.size(), latencies.get("p50") / 1e6, latencies.get("p99") / 1e6, latencies.get("max") / 1e6, cpu, databaseCpu, ownCpu,
                statements);
    }

    private static void everyoneOnce(List<Consoles.Arrival> arrivals, int count, int each) {
        var perFrame = arrivals.stream().collect(Collectors.groupingBy(Consoles.Arrival::number, Collectors.counting()));
        if (perFrame.size() != count || !perFrame.values().stream().allMatch(seen -> seen == each)) {
            throw new AssertionError(arrivals.size() + " frames of " + perFrame.size() + " mails arrived, not " + each + " of " + count + " each");
        }
    }

    private static UUID team(BenchDatabase database, int number) throws Exception {
        var id = Ids.next();
        database.run("insert into team (id, name, created_at) values (?, ?, now())", id, "Bench " + number);
        // An acknowledgement that leaves is one more frame.
        database.run("insert into channel_account (key, connector, name, address, team_id, created_at, acknowledge) values (?, 'email', 'Bench', ?, ?, now(), false)",
                "bench-" + number, "bench-" + number + "@tributary.example", id);
        return id;
    }

    /** An agent of the team; returns a token of theirs. */
    private static String agent(BenchDatabase database, int number, UUID team) throws Exception {
        var id = Ids.next();
        database.run("insert into agent (id, email, name, password_hash, role, created_at) values (?, ?, ?, 'none', 'agent', now())",
                id, "bench-" + number + "@tributary.example", "Agent " + number);
        database.run("insert into team_member (team_id, agent_id) values (?, ?)", team, id);
        return database.token(id);
    }

    /** The JSON of a STOMP frame. */
    private static String body(String stomp) {
        return stomp.substring(stomp.indexOf("\n\n") + 2, stomp.lastIndexOf('}') + 1);
    }
}
