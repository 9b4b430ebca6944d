package io.tributary.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A desk that has been at work for years: tickets of twenty teams, a third of them Chinese, most of them done, most of one to three messages and
 * every thousandth of thirty. Words are as frequent as in a language: few everywhere, thousands seldom.
 */
final class ManyTickets {

    static final int LONG_THREAD = 30;
    private static final int EVERY_LONG = 1000;
    private static final int WORDS = 20_000;
    private static final int SMALL_TEAM = 5_000;
    private static final String[] STATUSES = {"closed", "closed", "closed", "closed", "resolved", "resolved", "resolved", "open", "pending", "new"};
    private static final String OPERATION = "00000000-0000-7000-8000-000000000001";

    private final BenchDatabase database;
    private final List<UUID> teams = new ArrayList<>();
    private final List<UUID> agents = new ArrayList<>();
    private final UUID smallTeam = UUID.randomUUID();
    private final UUID smallTeamsAgent = UUID.randomUUID();

    ManyTickets(BenchDatabase database) {
        this.database = database;
    }

    List<UUID> teams() {
        return teams;
    }

    /** An agent of the first three teams. */
    UUID agent() {
        return agents.getFirst();
    }

    /** Whose only team has a handful of tickets. */
    UUID smallTeamsAgent() {
        return smallTeamsAgent;
    }

    void fill(int count) throws Exception {
        people();
        // The checks of foreign keys are planned while the tables are empty, and would read them from end to end for every row.
        database.run("set enable_seqscan = off");
        database.run("insert into operation (id, kind, actor, at) values (?::uuid, 'receive', '{}', now())", OPERATION);
        for (int from = 0; from < count; from += 5_000) chunk(from, Math.min(count, from + 5_000));
        database.run("set enable_seqscan = on");
        for (var table : List.of("ticket", "message", "placement", "customer", "customer_address", "participant", "conversation")) {
            database.run("vacuum analyze " + table);
        }
        database.run("select setval('ticket_number', ?)", 200_000L + count);
        database.run("""
                insert into queue_row (ticket_id, number, subject, status, priority, priority_rank, channel, customer_id, customer_name, customer_address,
                    assignee_id, team_id, shared_teams, mentioned, tags, created_at, updated_at, rev, lang, preview, last_message_at, message_count)
                select t.id, t.number, t.subject, t.status, t.priority, 3, t.channel, t.customer_id, c.name, a.display, t.assignee_id, t.team_id,
                    t.shared_teams, t.mentioned, t.tags, t.created_at, t.updated_at, 0, 'en', t.subject, t.updated_at,
                    case when (t.number - 200000) % 1000 = 0 then 30 else 1 + (t.number - 200000) % 3 end
                from ticket t join customer c on c.id = t.customer_id join customer_address a on a.customer_id = c.id
                where t.number >= 200000""");
        database.run("vacuum analyze queue_row");
    }

    private void people() throws Exception {
        for (int i = 0; i < 20; i++) {
            teams.add(UUID.randomUUID());
            database.run("insert into team (id, name, created_at) values (?, ?, now())", teams.getLast(), "Many " + i);
        }
        for (int i = 0; i < 60; i++) {
            agents.add(UUID.randomUUID());
            agent(agents.getLast(), "Many " + i);
            for (int k = 0; k < 3; k++) {
                database.run("insert into team_member (team_id, agent_id) values (?, ?) on conflict do nothing", teams.get((i + k) % 20), agents.getLast());
            }
        }
        database.run("insert into team (id, name, created_at) values (?, 'Small', now())", smallTeam);
        agent(smallTeamsAgent, "Small");
        database.run("insert into team_member (team_id, agent_id) values (?, ?)", smallTeam, smallTeamsAgent);
    }

    private void agent(UUID id, String name) throws Exception {
        database.run("insert into agent (id, email, name, password_hash, role, created_at) values (?, ?, ?, 'none', 'agent', now())",
                id, name.replace(' ', '-') + "@many.example", name);
    }

    private void chunk(int from, int to) throws Exception {
        database.copy("customer (id, name, created_at)", out -> each(from, to, n -> line(out, id(1, n), name(n), time(n))));
        database.copy("customer_address (id, customer_id, kind, value, display, source, confidence, created_at)", out -> each(from, to,
                n -> line(out, id(2, n), id(1, n), "email", address(n), address(n), "wrote", 60, time(n))));
        database.copy("ticket (id, number, subject, status, priority, channel, customer_id, assignee_id, team_id, created_at, updated_at, rev)",
                out -> each(from, to, n -> line(out, id(3, n), 200_000 + n, subject(n), STATUSES[n % 10], "normal", "email", id(1, n),
                        n % 3 == 0 ? "\\N" : agents.get(n / 7 % 60), team(n), time(n), time(n), 0)));
        database.copy("participant (ticket_id, kind, value, display, name, source, at)", out -> each(from, to,
                n -> line(out, id(3, n), "email", address(n), address(n), name(n), "wrote", time(n))));
        database.copy("conversation (id, customer_id, channel, created_at)", out -> each(from, to, n -> line(out, id(4, n), id(1, n), "email", time(n))));
        database.copy("message (id, conversation_id, kind, direction, author_name, author_address, channel, lang, subject, text, created_at)",
                out -> each(from, to, n -> {
                    for (int k = 0; k < messages(n); k++) {
                        line(out, message(n, k), id(4, n), k % 2 == 0 ? "customer" : "reply", k % 2 == 0 ? "in" : "out", name(n), address(n), "email",
                                chinese(n) ? "zh" : "en", subject(n), text(n, k), time(n));
                    }
                }));
        database.copy("placement (message_id, ticket_id, operation_id, at)", out -> each(from, to, n -> {
            for (int k = 0; k < messages(n); k++) line(out, message(n, k), id(3, n), OPERATION, time(n));
        }));
    }

    /** One in twenty-five has none; forty in two hundred thousand have a team of their own. */
    private Object team(int n) {
        if (n % SMALL_TEAM == 7) return smallTeam;
        return n % 25 == 0 ? "\\N" : teams.get(n / 10 % 20);
    }

    private static void each(int from, int to, java.util.function.IntConsumer row) {
        for (int n = from; n < to; n++) row.accept(n);
    }

    private static void line(StringBuilder out, Object... values) {
        for (int i = 0; i < values.length; i++) out.append(i == 0 ? "" : "\t").append(values[i]);
        out.append('\n');
    }

    private static UUID id(int kind, int n) {
        return new UUID(0x7000L | (long) kind << 32 | (long) n << 40, 0x8000000000000000L | n);
    }

    private static UUID message(int n, int k) {
        return new UUID(0x7000L | (long) 9 << 32 | (long) n << 40, 0x8000000000000000L | (long) k << 32 | n);
    }

    private static int messages(int n) {
        return n % EVERY_LONG == 0 ? LONG_THREAD : 1 + n % 3;
    }

    static boolean chinese(int n) {
        return n % 3 == 1;
    }

    private static String time(int n) {
        return java.time.Instant.parse("2026-11-20T00:00:00Z").minusSeconds(300L * n).toString();
    }

    private static String name(int n) {
        return chinese(n) ? "李" + hanzi(n * 7) + hanzi(n * 13) : word(n % WORDS) + ' ' + word(n * 31 % WORDS);
    }

    private static String address(int n) {
        return word(n % WORDS) + n + "@mail" + n % 500 + ".example";
    }

    private static String subject(int n) {
        var random = new Random(n);
        return (chinese(n) ? "关于订单 SO-" : "My order SO-") + (4_000_000 + n) + ' ' + words(random, chinese(n), 4);
    }

    private static String text(int n, int k) {
        var random = new Random(n * 131L + k);
        var text = new StringBuilder();
        for (int i = 0, sentences = 2 + random.nextInt(4); i < sentences; i++) {
            text.append(Mails.sentence(random, chinese(n))).append(' ').append(words(random, chinese(n), chinese(n) ? 14 : 8)).append(". ");
        }
        if (k == 0 && n % 50_000 == 7) text.append("quokka 缂丝");
        return text.toString();
    }

    /** The nth most frequent word comes n times less often than the first. */
    private static String words(Random random, boolean chinese, int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int rank = (int) Math.exp(random.nextDouble() * Math.log(chinese ? 3_000 : WORDS)) - 1;
            words.append(chinese ? hanzi(rank) : word(rank)).append(chinese ? "" : " ");
        }
        return words.toString().strip();
    }

    private static char hanzi(int n) {
        return (char) (0x4e00 + Math.floorMod(n * 17, 5_000));
    }

    private static String word(int n) {
        var syllables = new String[] {"ba", "co", "di", "fu", "ga", "he", "ji", "ko", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "xo", "yu", "za"};
        var word = new StringBuilder();
        for (int rest = Math.floorMod(n, WORDS) + 400; rest > 0; rest /= 20) word.append(syllables[rest % 20]);
        return word.toString();
    }
}
