package io.tributary.ticket;

import io.tributary.platform.Problem;
import io.tributary.platform.TributarySettings;
import io.tributary.ticket.TicketEvent.SatisfactionAsked;
import io.tributary.ticket.TicketEvent.TicketRated;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers say of how it went: {@code /csat/<token>}, by whoever holds the link that a mail of ours brought them. */
@Service
@Transactional
public class Surveys {

    /** In characters, of what a customer adds in their own words. */
    public static final int LONGEST_WORD = 1_000;
    public static final int BEST = 5;

    private static final String KIND = "csat";
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final LinkTokens tokens;
    private final TributarySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Surveys(JdbcClient jdbc, LinkTokens tokens, TributarySettings settings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One asking, and what came of it.
     *
     * @param open whether anything can be said, or said anew: a week long, until the ticket is closed
     * @param score null until they have said so
     */
    public record Survey(UUID ticket, boolean open, @Nullable Integer score, @Nullable String word) {}

    private record Row(byte[] id, UUID ticket, UUID customer, Instant expiresAt, boolean closed, @Nullable Integer score, @Nullable String word) {

        Survey at(Instant now) {
            return new Survey(ticket, !closed && expiresAt.isAfter(now), score, word);
        }
    }

    /**
     * The ticket's customer is asked now, at this address. Returns the address of their page.
     *
     * @param to where the link goes, as history tells it
     */
    public String ask(UUID ticket, String to) {
        var now = clock.instant();
        var id = tokens.fresh();
        jdbc.sql("insert into survey (id, ticket_id, customer_id, asked_at, expires_at) select ?, t.id, t.customer_id, ?, ? from ticket t where t.id = ?")
                .params(id, Timestamp.from(now), Timestamp.from(now.plus(GOOD_FOR)), ticket)
                .update();
        events.publishEvent(new SatisfactionAsked(ticket, null, Actor.SYSTEM, now, to));
        return settings.publicUrl() + "/csat/" + tokens.write(KIND, id);
    }

    /** Nothing for a forged or revoked token, and for whatever else a stranger puts there. One that is too old is still known. */
    @Transactional(readOnly = true)
    public Optional<Survey> find(String token) {
        return row(token).map(row -> row.at(clock.instant()));
    }

    /**
     * Its holder says how it went. Saying the same again says nothing new.
     *
     * @param score 1 to {@value #BEST}
     * @param word plain text, of {@value #LONGEST_WORD} characters at most; null or blank if they leave none
     * @throws Problem {@code not-found} for a token that opens nothing, {@code survey-closed} if it is too late
     */
    public void rate(String token, int score, @Nullable String word) {
        if (score < 1 || score > BEST) throw Problem.invalid("score", "value");
        var said = word == null || word.isBlank() ? null : word.strip();
        if (said != null && said.length() > LONGEST_WORD) throw Problem.invalid("word", "length");
        var ticket = row(token).orElseThrow(Problem::notFound).ticket;
        jdbc.sql("select 1 from ticket where id = ? for update").param(ticket).query(row -> {});
        // What was read before the lock may have been closed, or said, in the meantime.
        var row = row(token).orElseThrow(Problem::notFound);
        var now = clock.instant();
        if (!row.at(now).open()) throw new Problem(HttpStatus.CONFLICT, "survey-closed");
        if (Objects.equals(row.score, score) && Objects.equals(row.word, said)) return;
        jdbc.sql("update survey set score = ?, word = ?, rated_at = ? where id = ?").params(Arrays.asList(score, said, Timestamp.from(now), row.id)).update();
        var name = jdbc.sql("select name from customer where id = ?").param(row.customer).query((found, n) -> Optional.ofNullable(found.getString(1))).single();
        events.publishEvent(new TicketRated(row.ticket, null, Actor.customer(row.customer, name.orElse(null)), now, score, said));
    }

    private Optional<Row> row(String token) {
        return tokens.read(KIND, token).flatMap(id -> jdbc.sql("""
                select s.id, s.ticket_id, s.customer_id, s.expires_at, t.status = 'closed' as closed, s.score, s.word
                from survey s join ticket t on t.id = s.ticket_id where s.id = ? and s.revoked_at is null""")
                .param(id)
                .query((row, n) -> read(row))
                .optional());
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getBytes("id"), row.getObject("ticket_id", UUID.class), row.getObject("customer_id", UUID.class), row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("closed"), row.getObject("score", Integer.class), row.getString("word"));
    }
}
