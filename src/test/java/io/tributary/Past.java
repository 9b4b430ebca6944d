package io.tributary;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Histories are never changed, but for tests that cannot wait. */
public final class Past {

    private Past() {}

    /** As if everything in the ticket had happened so long before; its promises follow with whatever happens to it next. */
    public static void age(JdbcClient jdbc, long ticket, Duration by) {
        jdbc.sql("alter table ticket_event disable trigger user").update();
        jdbc.sql("update ticket_event set at = at - make_interval(secs => ?) where ticket_id = (select id from ticket where number = ?)").params(by.toSeconds(), ticket).update();
        jdbc.sql("alter table ticket_event enable trigger user").update();
    }
}
