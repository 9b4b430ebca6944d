package io.tributary.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Begins clocks as the engine does, by one statement. What the engine writes for a clock of the diagram that comes with the house is the
 * same each time but for ids and times, and finding it out is half of what a new mail costs: so the first instance that the engine has
 * begun, of each definition and state, is the stencil of all that follow. Diagrams of one's own may do anything when they begin, and are
 * begun by the engine.
 */
@Component
class ClockStencils {

    /** Where an instance stands, and by what it is found there. */
    private static final Map<String, String> INSTANCES = Map.of("act_ru_execution", "root_proc_inst_id_", "act_ru_event_subscr", "proc_inst_id_",
            "act_ru_timer_job", "process_instance_id_");

    private final JdbcTemplate jdbc;
    private final ProcessDefinitions definitions;
    private final Clock clock;
    private final Map<Shape, Optional<Stencil>> known = new ConcurrentHashMap<>();

    ClockStencils(JdbcTemplate jdbc, ProcessDefinitions definitions, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.clock = clock;
    }

    private record Shape(String definition, boolean paused) {

        static Shape of(SlaClock clock) {
            return new Shape(clock.promise().agreement().process(), clock.promise().dueAt() == null);
        }
    }

    /** @param statements by how many clocks each begins */
    private record Stencil(String inserts, Map<Integer, String> statements) {

        String statement(int clocks) {
            return statements.computeIfAbsent(clocks, count -> "with c (id, warn, due, at) as (values "
                    + String.join(", ", Collections.nCopies(count, "(?::varchar, ?::timestamp, ?::timestamp, ?::timestamp)")) + ")" + inserts);
        }
    }

    /** Those that it could not begin. */
    List<SlaClock> begin(List<SlaClock> clocks) {
        clocks.stream().collect(Collectors.groupingBy(Shape::of, LinkedHashMap::new, Collectors.toList())).forEach(this::begin);
        return clocks.stream().filter(each -> stencil(Shape.of(each)).isEmpty()).toList();
    }

    private void begin(Shape shape, List<SlaClock> clocks) {
        stencil(shape).ifPresent(stencil -> {
            var now = Timestamp.from(clock.instant());
            var values = new ArrayList<Object>();
            for (var each : clocks) {
                values.add(each.id().toString());
                values.add(Timestamp.from(ProcessFacts.date(each.promise().warnAt()).toInstant()));
                values.add(Timestamp.from(ProcessFacts.date(each.promise().dueAt()).toInstant()));
                values.add(now);
            }
            jdbc.update(stencil.statement(clocks.size()), values.toArray());
        });
    }

    private Optional<Stencil> stencil(Shape shape) {
        return known.getOrDefault(shape, Optional.empty());
    }

    /** What the engine has just written for this one. */
    void learn(SlaClock begun) {
        var shape = Shape.of(begun);
        var warn = begun.promise().warnAt();
        // Of two times that are the same it could not be told which is which.
        if (known.containsKey(shape) || warn != null && warn.equals(begun.promise().dueAt())) return;
        known.put(shape, definitions.packaged(shape.definition) ? Optional.of(new Tracing(begun).stencil()) : Optional.empty());
    }

    /** For a test: as after a start. */
    void forget() {
        known.clear();
    }

    private record Cell(String column, String type, @Nullable Object value) {}

    /** @param cells all of its columns */
    private record Row(String id, List<Cell> cells) {

        static Row of(ResultSet row) throws SQLException {
            var cells = new ArrayList<Cell>();
            var columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) cells.add(new Cell(columns.getColumnName(i), columns.getColumnTypeName(i), row.getObject(i)));
            return new Row(row.getString("id_"), cells);
        }
    }

    /** Draws one instance through. */
    private final class Tracing {

        private final String root;
        private final Instant due;
        /** What stands in place of each id. */
        private final Map<String, String> ids = new HashMap<>();

        Tracing(SlaClock clock) {
            root = clock.id().toString();
            due = ProcessFacts.date(clock.promise().dueAt()).toInstant();
            ids.put(root, "c.id");
        }

        Stencil stencil() {
            var tables = new LinkedHashMap<String, List<Row>>();
            INSTANCES.forEach((table, instance) -> tables.put(table, jdbc.query("select * from " + table + " where " + instance + " = ?", (row, n) -> Row.of(row), root)));
            tables.values().forEach(rows -> rows.forEach(row -> ids.putIfAbsent(row.id, "c.id || '-" + ids.size() + "'")));
            var inserts = tables.entrySet().stream().filter(table -> !table.getValue().isEmpty()).map(table -> insert(table.getKey(), table.getValue())).toList();
            var last = inserts.size() - 1;
            var all = IntStream.range(0, last).mapToObj(i -> ", i" + i + " as (" + inserts.get(i) + ")").collect(Collectors.joining());
            return new Stencil(all + ' ' + inserts.get(last), new ConcurrentHashMap<>());
        }

        /** Without the columns that are empty in all of them. */
        private String insert(String table, List<Row> rows) {
            var used = IntStream.range(0, rows.getFirst().cells.size()).filter(i -> rows.stream().anyMatch(row -> row.cells.get(i).value != null)).boxed().toList();
            var columns = used.stream().map(i -> rows.getFirst().cells.get(i).column).collect(Collectors.joining(", "));
            return "insert into " + table + " (" + columns + ") "
                    + rows.stream().map(row -> "select " + used.stream().map(i -> drawn(row.cells.get(i), row.id)).collect(Collectors.joining(", ")) + " from c")
                            .collect(Collectors.joining(" union all "));
        }

        private String drawn(Cell cell, String row) {
            if (cell.value == null) return "null::" + cell.type;
            if (cell.column.equals("duedate_")) return ((Timestamp) cell.value).toInstant().equals(due) ? "c.due" : "c.warn";
            if (cell.value instanceof Timestamp) return "c.at";
            // Each timer has one of its own.
            var id = ids.get(cell.column.equals("correlation_id_") ? row : cell.value.toString());
            return id != null ? id : "'" + cell.value.toString().replace("'", "''") + "'::" + cell.type;
        }
    }
}
