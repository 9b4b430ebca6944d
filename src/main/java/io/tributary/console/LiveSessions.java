package io.tributary.console;

import io.tributary.identity.Caller;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/** Who sits at which open socket. */
@Component
class LiveSessions {

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    static Optional<Caller> caller(@Nullable Principal user) {
        return user instanceof Authentication authentication && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    void connected(String session, Caller caller) {
        callers.put(session, caller);
    }

    @Nullable Caller at(String session) {
        return callers.get(session);
    }

    @EventListener
    void on(SessionDisconnectEvent event) {
        callers.remove(event.getSessionId());
    }
}
