package io.tributary.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.platform.Pinyin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as an administrator sees them.
 *
 * @param state {@code invited}, {@code active} or {@code disabled}
 * @param mail what became of the last letter with their link: {@code waiting}, {@code sent} or {@code failed}; null if none was sent
 * @param linkUntil when the link to come in with stops working; null if there is none
 */
public record StaffMember(UUID id, String email, String name, Role role, String locale, String state, List<Place> teams,
        @Nullable Instant lastSeenAt, @Nullable String mail, @Nullable Instant linkUntil) {

    /** A team they are in. */
    public record Place(UUID id, boolean lead) {}

    /** How the name is typed on a Latin keyboard. */
    @JsonProperty
    public String pinyin() {
        return Pinyin.of(name);
    }
}
