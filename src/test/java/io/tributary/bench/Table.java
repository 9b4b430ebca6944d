package io.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured: value, ratio to its reference in the same run, bar. Below it what one must know to read it. */
final class Table {

    private record Row(String what, String value, String ratio, String bar, boolean met) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void row(String what, String value, String ratio, String bar, boolean met) {
        rows.add(new Row(what, value, ratio, bar, met));
    }

    void note(String format, Object... values) {
        notes.add(text(format, values));
        System.out.println("[bench] " + notes.getLast());
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    void print(Path copy) throws IOException {
        var out = new StringBuilder(line("", "value", "ratio to reference", "bar", "met")).append(line("---", "---", "---", "---", "---"));
        for (var row : rows) out.append(line(row.what, row.value, row.ratio, row.bar, row.met ? "yes" : "NO"));
        notes.forEach(note -> out.append("  ").append(note).append('\n'));
        System.out.println("\n" + out);
        Files.writeString(copy, out);
    }

    private static String line(String what, String value, String ratio, String bar, String met) {
        return text("| %-58s | %-24s | %-34s | %-12s | %-3s |%n", what, value, ratio, bar, met);
    }
}
