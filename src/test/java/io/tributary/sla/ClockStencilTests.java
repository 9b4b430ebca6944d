package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clock begun from the stencil is the one that the engine would have begun. */
@WholeDesk
class ClockStencilTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClockStencils stencils;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private List<UUID> clocks() {
        var ticket = agent.processed(Mail.from("stencil-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        return jdbc.sql("select c.id from sla_clock c join ticket t on t.id = c.ticket_id where t.number = ? order by c.metric").param(ticket).query(UUID.class).list();
    }

    @Test
    void runningClockIsTheSame() {
        stencils.forget();
        var engines = clocks().stream().map(this::told).toList();
        var clocks = clocks();
        var drawn = clocks.stream().map(this::told).toList();
        assertThat(jdbc.sql("select distinct root_proc_inst_id_ from act_ru_execution where root_proc_inst_id_ = any(?) and id_ like root_proc_inst_id_ || '-%'")
                .param(clocks.stream().map(UUID::toString).toArray(String[]::new)).query(String.class).list()).as("begun without the engine").hasSize(2);
        assertThat(engines).hasSize(2);
        assertThat(drawn).isEqualTo(engines);
        assertThat(drawn.getFirst().toString()).contains("duedate_=warn", "duedate_=due", "event_name_=met", "act_id_=running");
    }

    @Test
    void pausedClockIsTheSame() {
        stencils.forget();
        var engines = paused();
        assertThat(paused()).isEqualTo(engines);
        assertThat(engines.toString()).contains("act_id_=waiting").doesNotContain("duedate_");
    }

    /** One whose instance was lost begins anew where its clock is. */
    private List<Map<String, Object>> paused() {
        var ticket = agent.processed(Mail.from("stencil-" + UUID.randomUUID() + "@example.com").raw()).path("ticket").asLong();
        var resolution = jdbc.sql("select c.id from sla_clock c join ticket t on t.id = c.ticket_id where t.number = ? and metric = 'resolution'").param(ticket).query(UUID.class).single();
        agent.patch("/api/v1/tickets/" + ticket, Map.of("status", "pending"));
        agent.patch("/api/v1/tickets/" + ticket, Map.of("status", "resolved", "outcome", "solved"));
        agent.patch("/api/v1/tickets/" + ticket, Map.of("status", "pending"));
        var anew = jdbc.sql("select c.id from sla_clock c join ticket t on t.id = c.ticket_id where t.number = ? and metric = 'resolution' and met_at is null").param(ticket).query(UUID.class).single();
        assertThat(anew).as("what was promised again").isNotNull();
        return told(anew.equals(resolution) ? resolution : anew);
    }

    /** All that the engine keeps of one, with names in place of ids and times. */
    private List<Map<String, Object>> told(UUID clock) {
        var times = new HashMap<Timestamp, String>();
        jdbc.sql("select warn_at, due_at from sla_clock where id = ?").param(clock).query(row -> {
            if (row.getTimestamp(1) != null) times.put(up(row.getTimestamp(1)), "warn");
            if (row.getTimestamp(2) != null) times.put(up(row.getTimestamp(2)), "due");
        });
        var names = new HashMap<String, String>(Map.of(clock.toString(), "clock"));
        var rows = new ArrayList<Map<String, Object>>();
        for (var table : List.of("act_ru_execution where root_proc_inst_id_ = ? order by is_scope_ desc, act_id_", "act_ru_event_subscr where proc_inst_id_ = ? order by event_name_",
                "act_ru_timer_job where process_instance_id_ = ? order by element_id_")) {
            rows.addAll(jdbc.sql("select * from " + table).param(clock.toString()).query().listOfRows());
        }
        rows.forEach(row -> names.putIfAbsent((String) row.get("id_"), "row " + names.size()));
        return rows.stream().map(row -> {
            Map<String, Object> told = new TreeMap<>();
            row.forEach((column, value) -> {
                if (value == null) return;
                if (value instanceof Timestamp time) told.put(column, times.getOrDefault(time, "now"));
                else if (column.equals("correlation_id_")) told.put(column, "its own");
                else told.put(column, names.getOrDefault(String.valueOf(value), String.valueOf(value)));
            });
            return told;
        }).toList();
    }

    /** The engine counts milliseconds, and rings no earlier. */
    private static Timestamp up(Timestamp time) {
        return Timestamp.from(ProcessFacts.date(time.toInstant()).toInstant());
    }
}
