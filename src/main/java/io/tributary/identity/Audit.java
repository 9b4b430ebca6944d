package io.tributary.identity;

import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to the house itself: sign-ins, tokens, accounts. What happens to tickets is their history. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void note(@Nullable UUID actor, String action, @Nullable Object object, Map<String, ?> detail) {
        jdbc.sql("insert into audit (id, at, actor, action, object, detail) values (?, ?, ?, ?, ?, ?::jsonb)")
                .params(java.util.Arrays.asList(Ids.next(), Timestamp.from(clock.instant()), actor, action,
                        object == null ? null : object.toString(), Json.write(detail)))
                .update();
    }
}
