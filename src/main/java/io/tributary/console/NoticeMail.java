package io.tributary.console;

import io.tributary.identity.Agents;
import io.tributary.identity.Courier;
import io.tributary.identity.HouseLetter;
import io.tributary.identity.Teams;
import io.tributary.platform.TributarySettings;
import io.tributary.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices that their reader wants by mail. The row waits until a mail server has taken the letter, whatever dies meanwhile; one that left
 * twice bears the same Message-ID. A letter says which ticket and what of it, never a word of a message.
 */
@Component
class NoticeMail {

    /** For about half a day: later nobody wants to hear of it by mail. */
    private static final int TRIES = 12;
    private static final Duration REST = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Agents agents;
    private final Teams teams;
    private final Courier courier;
    private final MessageSource texts;
    private final String publicUrl;
    private final Clock clock;

    NoticeMail(JdbcClient jdbc, TransactionTemplate transaction, Agents agents, Teams teams, Courier courier, MessageSource texts, TributarySettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.agents = agents;
        this.teams = teams;
        this.courier = courier;
        this.texts = texts;
        this.publicUrl = settings.publicUrl();
        this.clock = clock;
    }

    private record Due(long id, UUID agent, String kind, UUID ticket, int tries) {}

    private record Shown(long number, String subject) {}

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void leave() {
        while (Boolean.TRUE.equals(transaction.execute(tx -> one()))) {}
    }

    /** Whether there was one. No other node takes it meanwhile. */
    private boolean one() {
        var found = jdbc.sql("""
                select id, agent_id as agent, kind, ticket_id as ticket, mail_tries as tries from notification
                where mail_due <= ? order by mail_due limit 1 for update skip locked""").param(Timestamp.from(clock.instant())).query(Due.class).optional();
        found.ifPresent(due -> {
            if (sent(due) || due.tries + 1 >= TRIES) later(due, null);
            else later(due, Timestamp.from(clock.instant().plus(REST.multipliedBy(1L << Math.min(due.tries, 7)))));
        });
        return found.isPresent();
    }

    private void later(Due due, @Nullable Timestamp at) {
        jdbc.sql("update notification set mail_due = :at::timestamptz, mail_tries = mail_tries + 1 where id = :id").param("at", at).param("id", due.id).update();
    }

    /** True as well if there is nobody to read it, or they do not see the ticket any more. */
    private boolean sent(Due due) {
        var reader = agents.find(due.agent);
        if (reader.isEmpty()) return true;
        var agent = reader.get();
        var shown = Visibility.params(jdbc.sql("select q.number, q.subject from queue_row q where q.ticket_id = :ticket and " + Visibility.sql("q"))
                .param("ticket", due.ticket), teams.sight(agent.caller())).query(Shown.class).optional();
        if (shown.isEmpty()) return true;
        var locale = agent.locale().startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        var number = "T-" + shown.get().number;
        var what = texts.getMessage("notice." + due.kind, new Object[] {number}, locale);
        var text = texts.getMessage("notice.text", new Object[] {agent.name(), what, shown.get().subject, publicUrl + "/t/" + shown.get().number, publicUrl + "/me"}, locale);
        var id = UUID.nameUUIDFromBytes(("notice " + due.agent + " " + due.id).getBytes(StandardCharsets.UTF_8));
        return courier.deliver(id, new HouseLetter(agent.id(), agent.email(), agent.name(), agent.locale(), what, text));
    }
}
