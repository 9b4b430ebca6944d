package io.tributary.channel;

import io.tributary.customer.Address;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What keeps two machines from talking to each other for ever: two automatic messages an hour to an address, and two on a ticket. */
@Component
class AutomaticLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    /** RFC 3834 section 2, RFC 2142, and what senders who do not read call themselves. */
    private static final Pattern NOBODY_READS = Pattern.compile("(?i)(mailer-daemon|postmaster|daemon|nobody|root|listserv|majordomo|owner-.*|.*-(request|owner|bounces?)"
            + "|bounces?([+=-].*)?|(.*[._-])?(no|do-?_?not)[._-]?reply([._+-].*)?)@.*");

    private final JdbcClient jdbc;
    private final Clock clock;

    AutomaticLimit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether anybody would read it there. */
    static boolean answerable(String address) {
        return MailAddress.sendable(address) && !NOBODY_READS.matcher(address).matches() && !address.endsWith("@invalid") && !address.endsWith(".invalid");
    }

    /** Whether one more may be written; if so it is counted. Two who ask at once take turns at the row. */
    boolean allows(Address to, UUID ticket) {
        var now = clock.instant();
        return jdbc.sql("""
                insert into automatic_limit (key, at)
                select key, array[:now::timestamptz] from unnest(array[:address, :ticket]) with ordinality as asked (key, n) order by n
                on conflict (key) do update set at = array[excluded.at[1], automatic_limit.at[1]]
                where automatic_limit.at[2] is null or automatic_limit.at[2] <= :hourAgo""")
                .param("now", Timestamp.from(now))
                .param("hourAgo", Timestamp.from(now.minus(HOUR)))
                .param("address", "to " + to.normalised())
                .param("ticket", "on " + ticket)
                .update() == 2;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from automatic_limit where at[1] < ?").param(Timestamp.from(clock.instant().minus(HOUR))).update();
    }
}
