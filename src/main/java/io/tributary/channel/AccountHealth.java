package io.tributary.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How each account fares on this node. */
@Component
class AccountHealth {

    private static final Logger LOG = LoggerFactory.getLogger(AccountHealth.class);

    private final Clock clock;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    AccountHealth(Clock clock) {
        this.clock = clock;
    }

    /** @param since when it last became so */
    record State(String state, @Nullable String code, @Nullable String error, Instant since) {}

    State of(String account) {
        return states.getOrDefault(account, new State("starting", null, null, clock.instant()));
    }

    void starting(String account) {
        put(account, "starting", null);
    }

    void fine(String account) {
        put(account, "ok", null);
    }

    void failing(String account, MailFailure why) {
        if (put(account, "failing", why)) LOG.warn("Account {} fails: {} ({})", account, why.error(), why.code());
    }

    void closed(String account) {
        states.remove(account);
    }

    private boolean put(String account, String state, @Nullable MailFailure why) {
        var code = why == null ? null : why.code();
        var error = why == null ? null : why.error();
        var before = states.get(account);
        if (before != null && before.state.equals(state) && java.util.Objects.equals(before.code, code)
                && java.util.Objects.equals(before.error, error)) {
            return false;
        }
        states.put(account, new State(state, code, error, clock.instant()));
        return true;
    }
}
