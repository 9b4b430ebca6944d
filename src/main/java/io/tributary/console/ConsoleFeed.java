package io.tributary.console;

import io.tributary.console.FeedSequencer.Stamped;
import io.tributary.platform.Json;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** Tells every topic what happened, in order, each frame with the one before it on its topic. */
@Component
class ConsoleFeed {

    private final SimpMessagingTemplate broker;
    private final PersonalTopic personal;
    private final SimpUserRegistry users;
    private final TopicPositions positions;
    private final Presence presence;
    private final JsonMapper json;
    private final Clock clock;

    ConsoleFeed(@Lazy SimpMessagingTemplate broker, PersonalTopic personal, @Lazy SimpUserRegistry users, TopicPositions positions,
            Presence presence, JsonMapper json, Clock clock) {
        this.presence = presence;
        this.broker = broker;
        this.personal = personal;
        this.users = users;
        this.positions = positions;
        this.json = json;
        this.clock = clock;
    }

    /** What a subscriber reads. {@code prev}: the last seq on this topic before it; null in a catch-up, where topics do not matter. */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    record Frame(long seq, @Nullable Long prev, String type, long ticket, @Nullable Long rev, @Nullable QueueRow row) {

        static Frame gone(long seq, @Nullable Long prev, long ticket) {
            return new Frame(seq, prev, FrameType.GONE.key(), ticket, null, null);
        }
    }

    synchronized void publish(List<Stamped> batch) {
        if (batch.isEmpty()) return;
        positions.follow(batch.getFirst().seq(), batch.getLast().seq());
        var lastOfTicket = new HashMap<Long, Long>();
        for (var event : batch) {
            // Those named first: a frame that grants sight must not come after the one that takes a topic's sight away.
            for (var agent : event.agents()) {
                var prev = positions.advance(TopicPositions.agent(agent), event.seq());
                personal.send(agent, frame(event, prev), sight(event, prev));
            }
            if (event.row().team() != null) send(event, event.row().team().id());
            for (UUID team : event.teams()) {
                if (event.row().team() == null || !team.equals(event.row().team().id())) send(event, team);
            }
            if (event.teamless()) send(Topics.TEAMLESS, event, positions.advance(Topics.TEAMLESS, event.seq()));
            var number = event.row().number();
            var before = lastOfTicket.put(number, event.seq());
            send(Topics.ticket(number), event, before == null ? event.ticketPrev() : before);
            presence.moved(number, event.row().audience());
        }
    }

    private void send(Stamped event, UUID team) {
        send(Topics.team(team), event, positions.advance(Topics.team(team), event.seq()));
    }

    private void send(String destination, Stamped event, long prev) {
        var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        sight(event, prev).forEach(headers::setHeader);
        headers.setLeaveMutable(true);
        broker.send(destination, MessageBuilder.createMessage(frame(event, prev), headers.getMessageHeaders()));
    }

    private byte[] frame(Stamped event, long prev) {
        var row = event.row();
        return json.writeValueAsBytes(new Frame(event.seq(), prev, event.type(), row.number(), row.rev(), row));
    }

    /** Who may read it, and what everybody else is told instead. */
    private Map<String, Object> sight(Stamped event, long prev) {
        return Map.of(SightFilter.AUDIENCE, event.row().audience(), SightFilter.GONE,
                json.writeValueAsBytes(Frame.gone(event.seq(), prev, event.row().number())));
    }

    /** Every 10 s each topic hears its last seq, so that a lost last frame is noticed; and the server's time. */
    @Scheduled(fixedRate = 10_000)
    void heartbeat() {
        var destinations = new java.util.HashSet<String>();
        var agents = new java.util.HashSet<String>();
        for (var user : users.getUsers()) {
            for (var session : user.getSessions()) {
                session.getSubscriptions().forEach(subscription -> {
                    if (Topics.PRESENCE.matcher(subscription.getDestination()).matches()) return; // has no place in the feed
                    if (subscription.getDestination().startsWith("/topic/")) destinations.add(subscription.getDestination());
                    else agents.add(user.getName());
                });
            }
        }
        if (destinations.isEmpty() && agents.isEmpty()) return;
        positions.of(destinations).forEach((destination, seq) -> beat(destination, seq));
        agents.forEach(name -> {
            var agent = UUID.fromString(name);
            personal.send(agent, beat(positions.of(TopicPositions.agent(agent))));
        });
    }

    private byte[] beat(long seq) {
        return Json.write(Map.of("type", "heartbeat", "seq", seq, "at", clock.instant().toString())).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void beat(String destination, long seq) {
        var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
        headers.setLeaveMutable(true);
        broker.send(destination, MessageBuilder.createMessage(beat(seq), headers.getMessageHeaders()));
    }
}
