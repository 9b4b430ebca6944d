package io.tributary.platform;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Internal ids: UUID version 7 (RFC 9562), so that rows lie in the order they came. */
public final class Ids {

    private Ids() {}

    /** A new id, greater than every id this process gave out before. */
    @SuppressWarnings("NullAway") // The strategy never looks at the session.
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
