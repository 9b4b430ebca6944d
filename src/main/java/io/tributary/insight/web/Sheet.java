package io.tributary.insight.web;

import io.tributary.platform.Problem;
import io.tributary.platform.SafeCsv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A file of rows for spreadsheets, written while they are read: however many there are, few are in memory. */
enum Sheet {
    CSV("text/csv;charset=utf-8") {
        @Override
        void write(HttpServletResponse response, Consumer<Consumer<List<@Nullable Object>>> rows) throws IOException {
            var writer = response.getWriter();
            writer.write(SafeCsv.BYTE_ORDER_MARK);
            Consumer<List<@Nullable Object>> lines = (List<@Nullable Object> row) -> writer.write(line(row));
            rows.accept(lines);
            writer.flush();
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(HttpServletResponse response, Consumer<Consumer<List<@Nullable Object>>> rows) throws IOException {
            try (var book = new Workbook(response.getOutputStream(), "Tributary", "1.0")) {
                var cells = new Cells(book);
                rows.accept(cells::add);
                cells.end();
            }
        }
    };

    private final String type;

    Sheet(String type) {
        this.type = type;
    }

    /** @throws Problem {@code not-found} for a format we do not write */
    static Sheet named(String format) {
        return switch (format) {
            case "csv" -> CSV;
            case "xlsx" -> XLSX;
            default -> throw Problem.notFound();
        };
    }

    abstract void write(HttpServletResponse response, Consumer<Consumer<List<@Nullable Object>>> rows) throws IOException;

    void write(HttpServletResponse response, String name, Consumer<Consumer<List<@Nullable Object>>> rows) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "." + name().toLowerCase(Locale.ROOT) + "\"");
        write(response, rows);
    }

    /** A number is none a spreadsheet would work out, also a negative one. */
    private static String line(List<@Nullable Object> row) {
        var cells = new ArrayList<@Nullable String>();
        for (var cell : row) cells.add(cell == null ? null : cell.toString());
        return SafeCsv.line(cells);
    }

    /** Text is written as text, whatever it begins with: to a spreadsheet it is no formula. */
    private static final class Cells {

        /** What a sheet holds at most (Excel specifications and limits: 1,048,576 rows). */
        private static final int MOST_ROWS = 1_048_576;
        private static final int KEPT = 500;
        /** Excel opens no cell longer than this. */
        private static final int LONGEST = 32_767;

        private final Workbook book;
        private int sheets = 1;
        private int at;
        private Worksheet sheet;

        Cells(Workbook book) {
            this.book = book;
            sheet = book.newWorksheet("1");
        }

        void add(List<@Nullable Object> row) {
            try {
                if (at == MOST_ROWS) {
                    sheet.finish();
                    sheet = book.newWorksheet(String.valueOf(++sheets));
                    at = 0;
                }
                for (int i = 0; i < row.size(); i++) {
                    var cell = row.get(i);
                    if (cell instanceof Number number) sheet.value(at, i, number);
                    else if (cell != null) sheet.inlineString(at, i, text(cell.toString()));
                }
                if (++at % KEPT == 0) sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String text(String value) {
            return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        }

        void end() throws IOException {
            sheet.finish();
        }
    }
}
