package io.tributary.console;

import io.tributary.identity.Teams;
import io.tributary.ticket.Visibility;
import io.tributary.ticket.Visibility.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

/**
 * The last look before a frame leaves: whoever does not see the ticket as it is now learns only that it is gone. A subscription was
 * allowed once; this is asked every time, so that a ticket that moves, or an agent who leaves a team, takes sight along.
 */
@Component
class SightFilter implements ChannelInterceptor {

    static final String AUDIENCE = "audience";
    static final String GONE = "gone";

    private final LiveSessions sessions;
    private final Teams teams;

    SightFilter(LiveSessions sessions, Teams teams) {
        this.sessions = sessions;
        this.teams = teams;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        if (!(message.getHeaders().get(AUDIENCE) instanceof Audience audience)) return message;
        var session = SimpMessageHeaderAccessor.getSessionId(message.getHeaders());
        var caller = session == null ? null : sessions.at(session);
        if (caller == null) return null;
        if (Visibility.sees(teams.sight(caller), audience)) return message;
        var gone = java.util.Objects.requireNonNull(message.getHeaders().get(GONE, byte[].class));
        return MessageBuilder.createMessage(gone, message.getHeaders());
    }
}
