package io.tributary.console;

import io.tributary.identity.AccessEnded;
import io.tributary.identity.SightChanged;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Closes the sockets of those who may not listen any more, and tells open consoles that they see other teams now. */
@Component
class Doorkeeper {

    private static final byte[] CHANGED = "{\"type\":\"teams\"}".getBytes(StandardCharsets.UTF_8);

    private final LiveSessions sessions;
    private final PersonalTopic personal;
    private final MessageChannel toClients;

    Doorkeeper(LiveSessions sessions, PersonalTopic personal, @Lazy @Qualifier("clientOutboundChannel") MessageChannel toClients) {
        this.sessions = sessions;
        this.personal = personal;
        this.toClients = toClients;
    }

    @TransactionalEventListener
    void on(AccessEnded ended) {
        for (var session : sessions.of(ended.agent())) {
            // An ERROR, after which the socket closes.
            var headers = StompHeaderAccessor.create(StompCommand.ERROR);
            headers.setSessionId(session);
            headers.setMessage("unauthenticated");
            headers.setLeaveMutable(true);
            toClients.send(MessageBuilder.createMessage("unauthenticated".getBytes(StandardCharsets.UTF_8), headers.getMessageHeaders()));
        }
    }

    @TransactionalEventListener
    void on(SightChanged changed) {
        changed.agents().forEach(agent -> personal.send(agent, CHANGED));
    }
}
