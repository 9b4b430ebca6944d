package io.tributary.identity;

import io.tributary.platform.Problem;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who is calling: an agent at the console, or one of their API tokens.
 *
 * @param scopes null for everything the agent may do; else what the token is narrowed to
 */
public record Caller(UUID id, String name, Role role, @Nullable List<String> scopes) implements Principal, Serializable {

    /** The agent's id: stable where an e-mail address is not, and what STOMP's user destinations go by. */
    @Override
    public String getName() {
        return id.toString();
    }

    public boolean may(String scope) {
        return scopes == null || scopes.contains(scope);
    }

    public boolean admin() {
        return role == Role.ADMIN;
    }

    /** Whether they may set the house up. A token that was narrowed needs the scope {@code admin}. */
    public boolean administers() {
        return admin() && may("admin");
    }

    /** @throws Problem {@code forbidden} */
    public void requireAdmin() {
        if (!administers()) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
    }
}
