package io.tributary.sla;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which calendars policies go by: tickets keep old versions, so those count as well. */
@Component
class PolicyCalendars implements CalendarUse {

    private final JdbcClient jdbc;

    PolicyCalendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long uses(UUID calendar) {
        return jdbc.sql("select count(distinct policy_id) from sla_policy_version where calendar_id = ?").param(calendar).query(Long.class).single();
    }
}
