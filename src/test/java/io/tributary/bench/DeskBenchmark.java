package io.tributary.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reading and searching on a desk of many tickets, as an agent of three of its twenty teams. */
final class DeskBenchmark {

    private static final int WARM = 80;
    private static final int ASKED = 200;

    private final Table table;

    DeskBenchmark(Table table) {
        this.table = table;
    }

    void run(int count) throws Exception {
        try (var empty = BenchProduct.start()) {
            var many = new ManyTickets(empty.database);
            var started = System.nanoTime();
            many.fill(count);
            table.note("%d tickets written in %.0f s", count, (System.nanoTime() - started) / 1e9);
            var token = empty.database.token(many.agent());
            var small = empty.database.token(many.smallTeamsAgent());
            try (var product = empty.again(data -> Files.delete(data.resolve("search/complete")))) {
                index(product, token);
                measure(product, token, many);
                few(product, small);
            }
        }
    }

    /** The index is being built while the doors are open. */
    private void index(BenchProduct product, String token) throws Exception {
        var opened = System.nanoTime();
        try (var connection = new KeepAlive(product.port, token)) {
            while (!connection.get("/api/v1/tickets?q=quokka&limit=1").body().contains("\"complete\":true")) {
                if (System.nanoTime() - opened > 1_200e9) throw new AssertionError("The index was not complete after twenty minutes");
                Thread.sleep(250);
            }
        }
        try (var files = Files.walk(product.data.resolve("search"))) {
            long bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            table.note("index built anew in %.0f s after the doors opened, %d MB", (System.nanoTime() - opened) / 1e9, bytes >> 20);
        }
    }

    /** Who sees few of them pays for the few. */
    private void few(BenchProduct product, String token) throws Exception {
        try (var connection = new KeepAlive(product.port, token)) {
            var reference = ask(connection, List.of("/api/v1/teams"));
            row("queue page, agent of a small team", connection, reference, 40, "/api/v1/tickets?view=open", "/api/v1/tickets?view=unassigned",
                    "/api/v1/tickets?view=all", "/api/v1/tickets?sort=priority&view=open", "/api/v1/tickets?sort=created&view=open");
            row("views with their counts, small team", connection, reference, 0, "/api/v1/views");
        }
    }

    private void measure(BenchProduct product, String token, ManyTickets many) throws Exception {
        try (var connection = new KeepAlive(product.port, token)) {
            var reference = ask(connection, List.of("/api/v1/teams"));
            row("queue page of 50", connection, reference, 40, "/api/v1/tickets?view=open", "/api/v1/tickets?view=unassigned", "/api/v1/tickets?view=mine",
                    "/api/v1/tickets?view=all", "/api/v1/tickets?sort=priority&view=open", "/api/v1/tickets?sort=created&view=open",
                    "/api/v1/tickets?view=team-" + many.teams().getFirst());
            row("ticket of 30 messages", connection, reference, 40, "/api/v1/tickets/200000/messages", "/api/v1/tickets/203000/messages",
                    "/api/v1/tickets/200000", "/api/v1/tickets/203000");
            row("views with their counts", connection, reference, 0, "/api/v1/views");
            search("common English word", connection, reference, "parcel", "order", "invoice wrong", "parcel carrier -lamp");
            search("rare English word", connection, reference, "quokka", "bacofu", "warrantyless", "zaxo");
            search("common Chinese word", connection, reference, "包裹", "订单", "物流页面", "發票 金額");
            search("rare Chinese word", connection, reference, "缂丝", "铰链换过", "乾隆", "如果不能换货我希望");
            search("number, name, address", connection, reference, "SO-4000123", "T-200123", "SO-400", "4012345", "baco", "mail17.example", "bacoba1@");
            search("filtered and sorted", connection, reference, "parcel&sort=-updated&view=open", "包裹&sort=created&status=closed", "order&assignee=me");
            var deep = new ArrayList<String>();
            var read = everyPage(connection, "order", deep);
            table.note("search for 'order' read to its end: %d tickets in %d pages of 200, the slowest page %s ms", read, deep.size(), Collections.max(deep, java.util.Comparator.comparingDouble(Double::parseDouble)));
        }
    }

    private void search(String what, KeepAlive connection, double reference, String... queries) throws Exception {
        var paths = new ArrayList<String>();
        for (var query : queries) {
            var parts = query.split("&", 2);
            paths.add("/api/v1/tickets?limit=25&q=" + URLEncoder.encode(parts[0], StandardCharsets.UTF_8) + (parts.length > 1 ? "&" + parts[1] : ""));
        }
        row("search: " + what, connection, reference, 50, paths.toArray(String[]::new));
    }

    private void row(String what, KeepAlive connection, double reference, int bar, String... paths) throws Exception {
        var times = new ArrayList<Double>();
        var each = new StringBuilder();
        for (var path : paths) {
            var asked = times(connection, path);
            times.addAll(asked);
            each.append(Table.text(" %s %.1f/%.1f", path.replaceAll(".*[?/]", "").replaceAll("limit=25&q=", ""), at(asked, 0.5), at(asked, 0.99)));
        }
        double p99 = at(times, 0.99);
        table.row(what, Table.text("p50 %.1f ms, p99 %.1f ms", at(times, 0.5), p99), Table.text("%.1f × %.1f ms list of teams", p99 / reference, reference),
                bar == 0 ? "-" : "p99 < " + bar + " ms", bar == 0 || p99 < bar);
        table.note("%s (p50/p99):%s", what, each);
    }

    private static double ask(KeepAlive connection, List<String> paths) throws Exception {
        var times = new ArrayList<Double>();
        for (var path : paths) times.addAll(times(connection, path));
        return at(times, 0.99);
    }

    private static List<Double> times(KeepAlive connection, String path) throws Exception {
        var times = new ArrayList<Double>();
        for (int i = 0; i < WARM + ASKED; i++) {
            var started = System.nanoTime();
            var answer = connection.get(path);
            if (i >= WARM) times.add((System.nanoTime() - started) / 1e6);
            if (answer.status() != 200) throw new AssertionError(path + ": " + answer.status() + ' ' + answer.body());
        }
        return times;
    }

    /** How many distinct tickets come when one reads on to the end. */
    private static int everyPage(KeepAlive connection, String q, List<String> millis) throws Exception {
        var numbers = new java.util.HashSet<String>();
        long count = -1;
        for (var next = ""; next != null;) {
            var started = System.nanoTime();
            var body = connection.get("/api/v1/tickets?limit=200&q=" + q + next).body();
            millis.add(Table.text("%.0f", (System.nanoTime() - started) / 1e6));
            var page = tools.jackson.databind.json.JsonMapper.shared().readTree(body);
            count = page.path("count").asLong();
            page.path("items").forEach(item -> numbers.add(item.path("number").asString()));
            next = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
        }
        if (numbers.size() != count) throw new AssertionError(count + " were found, " + numbers.size() + " could be reached");
        return numbers.size();
    }

    private static double at(List<Double> times, double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
    }
}
