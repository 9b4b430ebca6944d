package io.tributary.console;

import io.tributary.identity.Caller;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/** Who sits at which open socket. */
@Component
class LiveSessions {

    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

    /** At one socket: who, and how much they have said lately. */
    private record Listener(Caller caller, Pace pace) {}

    static Optional<Caller> caller(@Nullable Principal user) {
        return user instanceof Authentication authentication && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    void connected(String session, Caller caller) {
        listeners.put(session, new Listener(caller, new Pace()));
    }

    @Nullable Caller at(String session) {
        var listener = listeners.get(session);
        return listener == null ? null : listener.caller;
    }

    /** The sockets at which this agent sits, as themselves or by a token. */
    List<String> of(UUID agent) {
        return listeners.entrySet().stream().filter(entry -> entry.getValue().caller.id().equals(agent)).map(Map.Entry::getKey).toList();
    }

    /** Whether this socket may say one thing more now. */
    boolean maySpeak(String session) {
        var listener = listeners.get(session);
        return listener != null && listener.pace.take(System.nanoTime());
    }

    @EventListener
    void on(SessionDisconnectEvent event) {
        listeners.remove(event.getSessionId());
    }
}
