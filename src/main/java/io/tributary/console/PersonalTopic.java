package io.tributary.console;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;

/**
 * What is said to one agent, in every window of theirs. Each window gets a message of its own: Spring hands one and the same to all of
 * them in turn, and where order is kept it has left already when the second window's turn comes, which then hears nothing.
 */
@Component
class PersonalTopic {

    private final LiveSessions sessions;
    private final SimpMessagingTemplate broker;

    PersonalTopic(LiveSessions sessions, @Lazy SimpMessagingTemplate broker) {
        this.sessions = sessions;
        this.broker = broker;
    }

    void send(UUID agent, byte[] json) {
        send(agent, json, Map.of());
    }

    /** @param more headers beside the usual ones */
    void send(UUID agent, byte[] json, Map<String, ?> more) {
        for (var session : sessions.of(agent)) {
            var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
            headers.setContentType(MimeTypeUtils.APPLICATION_JSON);
            headers.setSessionId(session);
            more.forEach(headers::setHeader);
            headers.setLeaveMutable(true);
            broker.send("/user/" + agent + Topics.NOTICES, MessageBuilder.createMessage(json, headers.getMessageHeaders()));
        }
    }
}
