package io.tributary.automation;

import io.tributary.identity.Caller;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.PerMinute;
import io.tributary.platform.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells a webhook something that did not happen, to see what it answers. Neither kept nor tried again. */
@Service
public class WebhookTrial {

    private static final int A_MINUTE = 10;

    private final Webhooks webhooks;
    private final WebhookRows rows;
    private final WebhookSender sender;
    private final Clock clock;
    private final PerMinute trials = new PerMinute(A_MINUTE);

    WebhookTrial(Webhooks webhooks, WebhookRows rows, WebhookSender sender, Clock clock) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.sender = sender;
        this.clock = clock;
    }

    /** @param ok whether it took it; the rest as in {@link WebhookAnswer} */
    public record Outcome(boolean ok, @Nullable Integer status, @Nullable String code, int millis, @Nullable String answer) {}

    /** @throws Problem {@code not-found}; 429 {@code too-many-attempts} */
    public Outcome run(UUID id, Caller caller) {
        var webhook = webhooks.get(id);
        trials.take(caller.id());
        var now = clock.instant();
        var body = Json.write(WebhookListener.body("webhook.test", now, Map.of("webhook", id)));
        var answer = sender.post(WebhookUrl.read(webhook.url()), Ids.next().toString(), body, rows.secrets(id, now));
        return new Outcome(answer.taken(), answer.status(), answer.code(), answer.millis(), answer.text());
    }
}
