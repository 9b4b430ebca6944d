package io.tributary.console;

import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who may listen to what. Nobody may speak to a topic: such a client could make other consoles believe anything. One thing may be said,
 * where one is, and goes from here to {@link Presence} and no further.
 */
@Component
class SubscriptionGuard implements ChannelInterceptor {

    private final LiveSessions sessions;
    private final Teams teams;
    private final JdbcClient jdbc;
    private final Presence presence;
    private final MessageChannel toClients;

    SubscriptionGuard(LiveSessions sessions, Teams teams, JdbcClient jdbc, Presence presence,
            @Lazy @Qualifier("clientOutboundChannel") MessageChannel toClients) {
        this.presence = presence;
        this.toClients = toClients;
        this.sessions = sessions;
        this.teams = teams;
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        var stomp = StompHeaderAccessor.wrap(message);
        if (stomp.getCommand() == null) return message; // a heartbeat
        try {
            check(stomp, stomp.getCommand());
            if (stomp.getCommand() != StompCommand.SEND) return message;
            hear(stomp, message.getPayload());
            return null;
        } catch (RuntimeException e) {
            refuse(String.valueOf(stomp.getSessionId()), e instanceof AccessDeniedException ? String.valueOf(e.getMessage()) : "invalid");
            return null;
        }
    }

    /** An ERROR, after which the socket closes. Thrown, it would end in the log: the channel that keeps the order of frames catches it. */
    private void refuse(String session, String code) {
        var headers = StompHeaderAccessor.create(StompCommand.ERROR);
        headers.setSessionId(session);
        headers.setMessage(code);
        headers.setLeaveMutable(true);
        toClients.send(MessageBuilder.createMessage(code.getBytes(StandardCharsets.UTF_8), headers.getMessageHeaders()));
    }

    private void check(StompHeaderAccessor stomp, StompCommand command) {
        var caller = LiveSessions.caller(stomp.getUser()).orElseThrow(() -> new AccessDeniedException("unauthenticated"));
        switch (command) {
            case CONNECT, STOMP -> sessions.connected(String.valueOf(stomp.getSessionId()), caller);
            case SUBSCRIBE -> {
                if (!allowed(caller, stomp.getDestination())) throw new AccessDeniedException("forbidden");
            }
            case SEND -> {
                // A token that may only read is nobody at a desk.
                if (!Topics.BEATS.equals(stomp.getDestination()) || !caller.may("write")) throw new AccessDeniedException("forbidden");
            }
            case UNSUBSCRIBE, DISCONNECT -> {}
            default -> throw new AccessDeniedException("forbidden");
        }
    }

    private void hear(StompHeaderAccessor stomp, Object payload) {
        var session = String.valueOf(stomp.getSessionId());
        if (!sessions.maySpeak(session)) throw new AccessDeniedException("too-many");
        LiveSessions.caller(stomp.getUser()).ifPresent(caller -> presence.beat(session, caller, Beat.read((byte[]) payload)));
    }

    private boolean allowed(Caller caller, @Nullable String destination) {
        if (destination == null || !caller.may("read")) return false;
        if (destination.equals(Topics.TEAMLESS) || destination.equals("/user" + Topics.NOTICES)) return true;
        var sight = teams.sight(caller);
        var team = Topics.TEAM.matcher(destination);
        if (team.matches()) return sight.everything() || sight.teams().contains(UUID.fromString(team.group(1)));
        var ticket = (destination.endsWith(".presence") ? Topics.PRESENCE : Topics.TICKET).matcher(destination);
        if (!ticket.matches()) return false;
        var query = jdbc.sql("select exists (select 1 from queue_row q where q.number = :number and %s)".formatted(Visibility.sql("q")))
                .param("number", Long.parseLong(ticket.group(1)));
        return Visibility.params(query, sight).query(Boolean.class).single();
    }
}
