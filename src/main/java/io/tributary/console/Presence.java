package io.tributary.console;

import io.tributary.console.Seats.Here;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.ticket.Visibility;
import io.tributary.ticket.Visibility.Audience;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells those at a ticket who else is. Beats cost no statement: who sees the ticket is read when the first of them comes, and kept true
 * by the feed. It is the memory of one node; with several behind a broker relay, {@link #beat} is where the others' beats come in.
 */
@Component
class Presence {

    private final Seats seats = new Seats();
    /** Of every ticket somebody is at; empty while it is being read. */
    private final Map<Long, Optional<Audience>> audiences = new HashMap<>();
    private final Map<Long, List<Here>> told = new HashMap<>();
    private final LiveSessions sessions;
    private final SimpMessagingTemplate broker;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Presence(LiveSessions sessions, @Lazy SimpMessagingTemplate broker, Teams teams, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.sessions = sessions;
        this.broker = broker;
        this.teams = teams;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record News(String type, long ticket, List<Here> here) {}

    /** From the tab behind this session. Of a ticket its caller does not see nothing is said, as of one that does not exist. */
    void beat(String session, Caller caller, Beat beat) {
        var doing = beat.doing();
        if (doing == null) {
            leave(session, beat.ticket());
            return;
        }
        if (!known(beat.ticket())) read(beat.ticket());
        synchronized (this) {
            var audience = audiences.getOrDefault(beat.ticket(), Optional.empty());
            if (sessions.at(session) == null || audience.isEmpty() || !Visibility.sees(teams.sight(caller), audience.get())) {
                forget(beat.ticket());
                return;
            }
            var before = seats.of(session);
            var arrived = seats.sit(session, caller, beat.ticket(), doing, clock.instant());
            // Who has just come has heard nothing yet, not even what the others know.
            if (arrived) told.remove(beat.ticket());
            tell(beat.ticket());
            if (before != beat.ticket()) tell(before);
        }
    }

    private synchronized void leave(String session, long ticket) {
        if (seats.of(session) != ticket) return;
        seats.leave(session);
        tell(ticket);
    }

    private synchronized boolean known(long ticket) {
        // The feed may bring a newer audience while ours is read: then that one stands.
        return audiences.computeIfAbsent(ticket, unread -> Optional.empty()).isPresent();
    }

    private void read(long ticket) {
        var found = jdbc.sql("select team_id, assignee_id, shared_teams, mentioned from queue_row where number = ?")
                .param(ticket)
                .query((row, n) -> new Audience(row.getObject("team_id", java.util.UUID.class), row.getObject("assignee_id", java.util.UUID.class),
                        QueueRow.uuids(row, "shared_teams"), QueueRow.uuids(row, "mentioned")))
                .optional();
        synchronized (this) {
            if (audiences.getOrDefault(ticket, Optional.empty()).isEmpty()) audiences.put(ticket, found);
        }
    }

    /** The feed says who sees this ticket from now on: whoever does no more is no more here. */
    synchronized void moved(long ticket, Audience audience) {
        if (audiences.computeIfPresent(ticket, (number, old) -> Optional.of(audience)) != null) tell(ticket);
    }

    @EventListener
    synchronized void on(SessionDisconnectEvent event) {
        seats.disconnected(event.getSessionId(), clock.instant());
    }

    @Scheduled(fixedRate = 1000)
    synchronized void sweep() {
        seats.sweep(clock.instant()).forEach(this::tell);
    }

    /** Says who is here, if that is news. */
    private void tell(long ticket) {
        var audience = audiences.getOrDefault(ticket, Optional.empty());
        if (audience.isEmpty()) return;
        var here = seats.at(ticket, caller -> Visibility.sees(teams.sight(caller), audience.get()), clock.instant());
        if (!here.equals(told.put(ticket, here))) send(new News("presence", ticket, here), audience.get());
        forget(ticket);
    }

    private void forget(long ticket) {
        if (!seats.empty(ticket)) return;
        audiences.remove(ticket);
        told.remove(ticket);
    }

    private void send(News news, Audience audience) {
        var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        headers.setHeader(SightFilter.AUDIENCE, audience);
        headers.setHeader(SightFilter.GONE, json.writeValueAsBytes(new News("presence", news.ticket, List.of())));
        headers.setLeaveMutable(true);
        broker.send(Topics.presence(news.ticket), MessageBuilder.createMessage(json.writeValueAsBytes(news), headers.getMessageHeaders()));
    }
}
