package io.tributary.bench;

import io.tributary.bench.BenchDatabase.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Promises: what they cost, how fast timers ring that are due at once, and how punctual they are on a desk that has a hundred thousand. */
final class ClockBenchmark {

    private static final int WARM = 2_000;
    /** Two promises each. */
    private static final int TICKETS = Integer.getInteger("bench.due", 20_000) / 2;
    private static final int RUNNING = Integer.getInteger("bench.clocks", 100_000);
    /** How many timers are due a second on that desk; with eight hours to answer it would be seven. */
    private static final int A_SECOND = 20;
    private static final int SECONDS = 90;
    private static final int REPLIES = 300;
    private static final String BROKEN = "select count(*) from ticket_event where type = 'promise_broken' /* bench */";
    /** Asked often: it must not cost the machine what it measures. */
    private static final String WAITING = """
            select (exists (select from act_ru_timer_job where duedate_ <= now()) or exists (select from act_ru_job))::int /* bench */""";

    private final Table table;

    ClockBenchmark(Table table) {
        this.table = table;
    }

    void run() throws Exception {
        try (var product = BenchProduct.start()) {
            var database = product.database;
            var token = database.token(database.agent("admin@tributary.example"));
            var load = new Load(product.port, token);
            send(product, load, new Mails("clock-warm"), WARM);
            answers(product, token);
            dueAtOnce(product, WARM);
            send(product, load, new Mails("promised"), TICKETS);
            product.database.run("delete from outbox where state in ('held', 'queued') /* bench */");
            var fired = dueAtOnce(product, TICKETS);
            table.row("timers due at once", Table.text("%.0f/s", fired), Table.text("%d clocks", 2 * TICKETS), "≥ 400/s", fired >= 400);
            if (RUNNING > 0) punctual(product, load);
        }
    }

    private static void send(BenchProduct product, Load load, Mails mails, int count) throws Exception {
        load.send("/api/v1/inbound/email", "message/rfc822", 0, count, mails::first);
        product.database.await("select (exists (select from inbox where state = 'accepted'))::int /* bench */", 0);
    }

    /** What one answer, which meets one promise and leaves another, costs clocks and the engine. */
    private void answers(BenchProduct product, String token) throws Exception {
        var numbers = product.database.text("select string_agg(number::text, ' ') from (select number from ticket order by number desc limit " + REPLIES + ") t").split(" ");
        product.database.resetStatements();
        try (var connection = new KeepAlive(product.port, token)) {
            for (var number : numbers) {
                var answer = connection.post("/api/v1/tickets/" + number + "/messages", "application/json", "{\"kind\":\"reply\",\"text\":\"An answer.\"}".getBytes());
                if (answer.status() / 100 != 2) throw new AssertionError(answer.status() + " " + answer.body());
            }
        }
        var statements = ofClocks(product.database.statements());
        double each = statements.stream().mapToLong(Statement::calls).sum() / (double) REPLIES;
        Files.writeString(Path.of("target", "bench-clock-statements.txt"), MailBenchmarks.listing("An agent's answer", statements, REPLIES));
        table.row("SQL statements per met clock", Table.text("%.1f", each), "-", "≤ 12", each <= 12);
    }

    /** Those that move the engine's instances and the table of clocks; looking for what is due goes on anyway. */
    private static List<Statement> ofClocks(List<Statement> statements) {
        return statements.stream().filter(one -> one.query().matches("(?is).*\\b(act_(ru|re|ge)_|sla_).*") && !one.query().matches("(?is).*(duedate_|lock_exp_time_|act_ge_property|insert into queue_row).*")).toList();
    }

    /** Lets so much time pass that the last promise that still stands is broken; timers a second until all have rung. */
    private double dueAtOnce(BenchProduct product, int tickets) throws Exception {
        var database = product.database;
        var before = database.number(BROKEN);
        var seconds = database.text("select ceil(extract(epoch from max(due_at) - now())) + 60 from sla_clock where met_at is null and breached_at is null");
        database.run("""
                do $$ begin
                    alter table ticket_event disable trigger user;
                    update ticket_event set at = at - interval '%1$s s' where ticket_id in (select ticket_id from sla_clock);
                    alter table ticket_event enable trigger user;
                    update sla_clock set started_at = started_at - interval '%1$s s', warn_at = warn_at - interval '%1$s s', due_at = due_at - interval '%1$s s';
                    update act_ru_timer_job set duedate_ = duedate_ - interval '%1$s s'
                    where process_instance_id_ in (select id::text from sla_clock where met_at is null and breached_at is null);
                end $$""".formatted(seconds));
        database.resetStatements();
        var cpu = new double[] {product.cpu(), product.databaseCpu()};
        var started = System.nanoTime();
        database.await(WAITING, 0);
        double took = (System.nanoTime() - started) / 1e9;
        cpu = new double[] {product.cpu() - cpu[0], product.databaseCpu() - cpu[1]};
        var statements = database.statements();
        // The engine takes a job away once it is done: those cancelled before that do not count.
        var rung = statements.stream().filter(one -> one.query().startsWith("delete from ACT_RU_JOB where ID_ = ")).mapToLong(Statement::calls).sum();
        Files.writeString(Path.of("target", "bench-timer-statements.txt"), MailBenchmarks.listing("A timer", statements, (int) rung));
        table.note("%d tickets: %d timers in %.1f s, %d promises broken; CPU ms a timer: JVM %.2f, PostgreSQL %.2f; %d escalated, %d notices", tickets, rung, took,
                database.number(BROKEN) - before, cpu[0] * 1e3 / rung, cpu[1] * 1e3 / rung,
                database.number("select count(*) from ticket_event where type = 'escalated'"), database.number("select count(*) from notification"));
        var left = database.number("select count(*) from sla_clock where met_at is null and due_at < now() and breached_at is null");
        if (left > 0) throw new AssertionError(left + " broken promises nobody noticed");
        return rung / took;
    }

    /** A desk of many promises, of which some are to be warned of each second: how late that is. */
    private void punctual(BenchProduct product, Load load) throws Exception {
        send(product, load, new Mails("template"), 1);
        var database = product.database;
        var template = database.text("select id from ticket order by number desc limit 1");
        var began = System.nanoTime();
        copy(database, template, RUNNING / 2);
        table.note("%d clocks run, written in %.0f s", database.number("select count(*) from sla_clock where met_at is null"), (System.nanoTime() - began) / 1e9);
        Thread.sleep(SECONDS * 1_000L);
        var late = database.text("""
                select count(*) || ' ' || percentile_disc(0.5) within group (order by late) || ' ' || percentile_disc(0.99) within group (order by late) || ' ' || max(late)
                from (select round(extract(epoch from warned_at - warn_at), 2) as late from sla_clock
                      where warn_at between now() - interval '%d s' and now() - interval '10 s' and breached_at is null and metric = 'first_response') rung"""
                .formatted(SECONDS)).split(" ");
        var never = database.number("select count(*) from sla_clock where warn_at < now() - interval '10 s' and warned_at is null and breached_at is null and met_at is null");
        if (never > 0) throw new AssertionError(never + " timers did not ring");
        double p99 = Double.parseDouble(late[2]);
        table.row("timers' lateness p99, " + RUNNING + " clocks running", Table.text("%.2f s", p99), Table.text("median %s s, worst %s s of %s", late[1], late[3], late[0]),
                "< 5 s", p99 < 5);
    }

    /** The same ticket many times, with everything clocks and the engine know of it: copy k is to be warned of k/20 s after a start. */
    private static void copy(BenchDatabase database, String template, int count) throws Exception {
        var shift = "make_interval(secs => (select extract(epoch from min(warn_at) - now()) from sla_clock where ticket_id = '" + template + "') - 10 - k / " + A_SECOND + ".0)";
        database.run("create temporary table shift as select k, " + shift + " as by from generate_series(1, " + count + ") k");
        var ticket = "ticket_id = '" + template + "'";
        var clocks = "(select id::text from sla_clock where " + ticket + ")";
        each(database, "ticket", "id = '" + template + "'", List.of("id"), List.of(), Map.of("number", "nextval('ticket_number')"));
        each(database, "ticket_event", ticket, List.of("id", "ticket_id"), List.of("at"), Map.of());
        each(database, "sla_clock", ticket, List.of("id", "ticket_id"), List.of("started_at", "warn_at", "due_at"), Map.of());
        each(database, "act_ru_execution", "root_proc_inst_id_ in " + clocks, List.of("id_", "proc_inst_id_", "root_proc_inst_id_", "parent_id_", "business_key_"), List.of(), Map.of());
        each(database, "act_ru_timer_job", "process_instance_id_ in " + clocks, List.of("id_", "process_instance_id_", "execution_id_", "correlation_id_"), List.of("duedate_"), Map.of());
        each(database, "act_ru_event_subscr", "proc_inst_id_ in " + clocks, List.of("id_", "execution_id_", "proc_inst_id_"), List.of(), Map.of());
        for (var grown : List.of("ticket", "ticket_event", "sla_clock", "act_ru_execution", "act_ru_timer_job", "act_ru_event_subscr")) database.run("vacuum analyze " + grown);
    }

    private static void each(BenchDatabase database, String table, String which, List<String> ids, List<String> times, Map<String, String> more) throws Exception {
        var changes = new StringBuilder("'{}'::jsonb");
        ids.forEach(id -> changes.append(" || jsonb_build_object('%1$s', md5(x.%1$s::text || k)::uuid)".formatted(id)));
        times.forEach(time -> changes.append(" || jsonb_build_object('%1$s', x.%1$s - by)".formatted(time)));
        more.forEach((name, value) -> changes.append(" || jsonb_build_object('%s', %s)".formatted(name, value)));
        database.run("insert into %1$s select r.* from shift, (select * from %1$s where %3$s) x cross join lateral jsonb_populate_record(null::%1$s, to_jsonb(x) || %2$s) r"
                .formatted(table, changes, which));
    }
}
