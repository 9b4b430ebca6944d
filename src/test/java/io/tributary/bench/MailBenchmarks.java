package io.tributary.bench;

import io.tributary.bench.BenchDatabase.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mail coming in: kept, and understood. */
final class MailBenchmarks {

    private static final String INBOUND = "/api/v1/inbound/email";
    private static final String RFC822 = "message/rfc822";
    private static final String WAITING = "select (exists (select from inbox where state = 'accepted'))::int /* bench */";
    /** Acknowledgements of what came before are not part of what comes now, and the demo's mail server takes few of them a second. */
    private static final String FORGET_UNSENT = "delete from outbox where state in ('held', 'queued') /* bench */";
    private static final int ROUNDS = 5;
    private static final int A_ROUND = 1_500;
    private static final int MAILS = 2_000;
    /** Rounds before anything is measured. After two, the compiler still took a third of what a mail did. */
    private static final int WARM = 8;

    private final Table table;

    MailBenchmarks(Table table) {
        this.table = table;
    }

    /** Durable 202s a second, and what the same server does with one row per commit; returns the latter. Nobody empties the inbox. */
    double accept() throws Exception {
        try (var product = BenchProduct.start("--tributary.inbox-workers=0")) {
            machine(product.database);
            product.database.run("create table reference_row (id uuid primary key, body bytea not null)");
            var load = new Load(product.port, product.database.token(product.database.agent("agent@tributary.example")));
            var mails = new Mails("accept");
            load.send(ReferenceDoor.ROW, RFC822, 0, WARM * A_ROUND, mails::first);
            load.send(INBOUND, RFC822, 0, WARM * A_ROUND, mails::first);
            var reference = new ArrayList<Double>();
            var accepted = new ArrayList<Double>();
            var spent = new double[2];
            for (int round = WARM; round < WARM + ROUNDS; round++) {
                reference.add(A_ROUND / load.send(ReferenceDoor.ROW, RFC822, round * A_ROUND, (round + 1) * A_ROUND, mails::first));
                var cpu = new double[] {product.cpu(), product.databaseCpu()};
                accepted.add(A_ROUND / load.send(INBOUND, RFC822, round * A_ROUND, (round + 1) * A_ROUND, mails::first));
                spent[0] += product.cpu() - cpu[0];
                spent[1] += product.databaseCpu() - cpu[1];
            }
            var sent = (WARM + ROUNDS) * A_ROUND;
            product.database.await("select count(*) from inbox where account = 'email' and message_id is null and lane <> 0", sent + demo(product));
            double value = median(accepted);
            double ratio = value / median(reference);
            table.row("accept only, durable 202, 4 senders", Table.text("%.0f/s", value),
                    Table.text("%.2f of %.0f/s one row per commit", ratio, median(reference)), "≥ 0.50", ratio >= 0.5);
            table.note("accept: rounds of product %s and reference %s; CPU ms a mail: JVM %.2f, PostgreSQL %.2f", rounds(accepted), rounds(reference),
                    spent[0] * 1e3 / ROUNDS / A_ROUND, spent[1] * 1e3 / ROUNDS / A_ROUND);
            return median(reference);
        }
    }

    /** The demo's own first mails, which wait as well. */
    private static long demo(BenchProduct product) throws Exception {
        return product.database.number("select count(*) from inbox where received_at < (select min(created_at) from api_token where name = 'bench')");
    }

    /** From the first POST until every mail is a message in a ticket; statements and CPU on the way. With the demo's promises, and without any. */
    void mailToTicket(BenchProduct product, double reference) throws Exception {
        var load = new Load(product.port, product.database.token(product.database.agent("agent@tributary.example")));
        var warm = new Mails("warm");
        // Long enough for the compiler to be done: on two cores it would be measured, too. After half of this it still took 2 ms a mail.
        run(product, load, 10 * MAILS, warm::first);
        run(product, load, 4 * MAILS, warm::answer);
        product.database.run(FORGET_UNSENT);
        var idle = idleRate(product);
        var listing = new StringBuilder();
        var promised = measure(product, load, "promised", idle, listing);
        product.database.run("update sla_policy set rank = null");
        Thread.sleep(4_000); // Until that is known everywhere.
        product.database.run(FORGET_UNSENT);
        var plain = measure(product, load, "plain", idle, listing);
        Files.writeString(Path.of("target", "bench-statements.txt"), listing);
        row("mail → durable ticket, POST /inbound, 4 senders", plain.first, reference, "≥ 300/s", 300);
        row("answer → joins its ticket, 4 senders", plain.answer, reference, "-", 0);
        row("mail → durable ticket with two clocks", promised.first, reference, "≥ 150/s", 150);
        row("answer → joins its ticket, and one more clock", promised.answer, reference, "-", 0);
        statements("SQL statements per new mail", plain.first, idle, 25);
        statements("SQL statements per reply mail", plain.answer, idle, 15);
        double each = (promised.first.statementsPerMail(idle) - plain.first.statementsPerMail(idle)) / 2;
        table.row("SQL statements per clock started with a mail", Table.text("%.1f", each), "-", "≤ 12", each <= 12);
        table.note("without clocks: %s", plain);
        table.note("with clocks: %s; %.0f clocks started/s; idle: %.1f statements/s", promised, 2 * promised.first.perSecond, idle);
    }

    private record Both(Run first, Run answer) {

        @Override
        public String toString() {
            return Table.text("new mail, CPU ms: JVM %.2f, PostgreSQL %.2f (load generator %.2f); answer: JVM %.2f, PostgreSQL %.2f", first.cpu, first.databaseCpu,
                    first.ownCpu, answer.cpu, answer.databaseCpu);
        }
    }

    private static Both measure(BenchProduct product, Load load, String name, double idle, StringBuilder listing) throws Exception {
        var mails = new Mails(name);
        var first = run(product, load, MAILS, mails::first);
        var tickets = product.database.number("select count(*) from ticket");
        listing.append(statements("A new mail, " + name, first, idle));
        product.database.run(FORGET_UNSENT);
        var answer = run(product, load, MAILS, mails::answer);
        if (product.database.number("select count(*) from ticket") != tickets) throw new AssertionError("An answer opened a ticket");
        listing.append(statements("A customer's answer, " + name, answer, idle));
        return new Both(first, answer);
    }

    private void row(String what, Run run, double reference, String bar, double least) {
        table.row(what, Table.text("%.0f/s", run.perSecond), Table.text("%.2f of one row per commit", run.perSecond / reference), bar, run.perSecond >= least);
    }

    /** CPU in ms a mail. */
    private record Run(double perSecond, double seconds, double cpu, double databaseCpu, double ownCpu, List<Statement> statements) {

        double statementsPerMail(double idle) {
            return (statements.stream().mapToLong(Statement::calls).sum() - idle * seconds) / MAILS;
        }
    }

    private static Run run(BenchProduct product, Load load, int count, Load.Bodies bodies) throws Exception {
        var database = product.database;
        var before = messages(database);
        database.resetStatements();
        double cpu = product.cpu();
        double databaseCpu = product.databaseCpu();
        double ownCpu = ownCpu();
        var started = System.nanoTime();
        load.send(INBOUND, RFC822, 0, count, bodies);
        database.await(WAITING, 0);
        double seconds = (System.nanoTime() - started) / 1e9;
        Thread.sleep(1_000); // The sequencer's last frames.
        var run = new Run(count / seconds, seconds + 1, (product.cpu() - cpu) * 1e3 / count, (product.databaseCpu() - databaseCpu) * 1e3 / count,
                (ownCpu() - ownCpu) * 1e3 / count, database.statements());
        if (messages(database) - before != count) throw new AssertionError(count + " were accepted, " + (messages(database) - before) + " are messages");
        return run;
    }

    /** How many mails are one message each. */
    private static long messages(BenchDatabase database) throws Exception {
        return database.number("""
                select count(*) from inbox i join (select inbox_id from message group by inbox_id having count(*) = 1) m on m.inbox_id = i.id
                where i.state = 'processed'""");
    }

    static double ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static double idleRate(BenchProduct product) throws Exception {
        Thread.sleep(2_000);
        product.database.resetStatements();
        Thread.sleep(8_000);
        return product.database.statements().stream().mapToLong(Statement::calls).sum() / 8.0;
    }

    private void statements(String what, Run run, double idle, int bar) {
        double value = run.statementsPerMail(idle);
        table.row(what, Table.text("%.1f", value), "-", "≤ " + bar, value <= bar);
    }

    private static String statements(String title, Run run, double idle) {
        return listing(Table.text("%s: %.2f statements (idle: %.1f a second)", title, run.statementsPerMail(idle), idle), run.statements, MAILS);
    }

    /** How often each statement ran for one of {@code count}. */
    static String listing(String title, List<Statement> statements, int count) {
        var text = new StringBuilder(Table.text("%s%n%8s %8s%n", title, "for one", "ms each"));
        for (var statement : statements) {
            text.append(Table.text("%8.3f %8.3f  %s%n", statement.calls() / (double) count, statement.millis() / statement.calls(), statement.query()));
        }
        return text.append('\n').toString();
    }

    private void machine(BenchDatabase database) throws Exception {
        table.note("%d cores, Java %s, PostgreSQL %s, fsync %s, synchronous_commit %s", Runtime.getRuntime().availableProcessors(), Runtime.version(),
                database.text("show server_version"), database.text("show fsync"), database.text("show synchronous_commit"));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String rounds(List<Double> values) {
        return values.stream().map(value -> Table.text("%.0f", value)).toList().toString();
    }
}
