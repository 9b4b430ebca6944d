package io.tributary.automation;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Ids;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Where administrators keep the systems that are told. */
@Service
public class Webhooks {

    private static final int MOST = 50;
    private static final Set<String> STATES = Set.of("waiting", "delivered", "given_up");

    private final WebhookRows rows;
    private final DeliveryRows deliveries;
    private final WebhookHosts hosts;
    private final WebhookWorkers workers;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Webhooks(WebhookRows rows, DeliveryRows deliveries, WebhookHosts hosts, WebhookWorkers workers, Audit audit, TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.hosts = hosts;
        this.workers = workers;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param secret what its receiver verifies signatures with; never shown again */
    public record Created(Webhook webhook, String secret) {}

    public List<Webhook> all() {
        return rows.all();
    }

    /** @throws Problem {@code not-found} */
    public Webhook get(UUID id) {
        return rows.find(id).orElseThrow(Problem::notFound);
    }

    /** @throws Problem {@code invalid} naming the field; 409 {@code too-many-webhooks} */
    public Created add(JsonNode written, Caller by) {
        var form = WebhookForm.read(written, null);
        reachable(form.url());
        var secret = WebhookSignature.newSecret();
        var id = Ids.next();
        transaction.executeWithoutResult(tx -> {
            rows.lock();
            if (rows.all().size() >= MOST) throw new Problem(HttpStatus.CONFLICT, "too-many-webhooks", Map.of("most", MOST));
            rows.add(id, form, secret, clock.instant());
            audit.note(by.id(), "webhook-created", id, Map.of("name", form.name(), "host", form.url().host(), "events", form.events()));
        });
        return new Created(get(id), secret);
    }

    /** Changes what the patch names (RFC 7396). @throws Problem {@code not-found}, {@code invalid} naming the field */
    public Webhook change(UUID id, JsonNode patch, Caller by) {
        var now = get(id);
        var wanted = WebhookForm.read(patch, now);
        // A name server may take its time: nothing waits for it in a transaction.
        if (!wanted.url().text().equals(now.url())) reachable(wanted.url());
        transaction.executeWithoutResult(tx -> {
            rows.lock();
            change(get(id), patch, by);
        });
        workers.wakeAfterCommit();
        return get(id);
    }

    private void change(Webhook before, JsonNode patch, Caller by) {
        var form = WebhookForm.read(patch, before);
        var moved = !form.url().text().equals(before.url());
        var changed = changes(before, form, moved);
        if (changed.isEmpty()) return;
        rows.change(before.id(), form, moved || form.active() && !before.active());
        audit.note(by.id(), "webhook-changed", before.id(), Map.of("name", form.name(), "host", form.url().host(), "changed", changed));
    }

    /** The address itself is not told: it may hold a receiver's token. */
    private static List<String> changes(Webhook before, WebhookForm form, boolean moved) {
        var changed = new ArrayList<String>();
        if (!form.name().equals(before.name())) changed.add("name");
        if (moved) changed.add("url");
        if (!form.events().equals(before.events())) changed.add("events");
        if (form.active() != before.active()) changed.add("active");
        return changed;
    }

    /** What has not arrived yet goes with it. @throws Problem {@code not-found} */
    public void remove(UUID id, Caller by) {
        transaction.executeWithoutResult(tx -> {
            var webhook = get(id);
            rows.remove(id);
            audit.note(by.id(), "webhook-removed", id, Map.of("name", webhook.name(), "givenUp", webhook.waiting()));
        });
    }

    /** A new secret; for a day the old one signs beside it. @throws Problem {@code not-found} */
    public Created rotate(UUID id, Caller by) {
        var secret = WebhookSignature.newSecret();
        transaction.executeWithoutResult(tx -> {
            var webhook = get(id);
            rows.rotate(id, secret, clock.instant());
            audit.note(by.id(), "webhook-rotated", id, Map.of("name", webhook.name()));
        });
        return new Created(get(id), secret);
    }

    /** Latest first. @throws Problem {@code not-found}, {@code invalid} */
    public Page<WebhookDelivery> deliveries(UUID id, @Nullable String state, @Nullable UUID before, int limit) {
        get(id);
        if (state != null && !STATES.contains(state)) throw Problem.invalid("state", "value");
        return Page.of(deliveries.page(id, state, before, limit + 1), limit, WebhookDelivery::id);
    }

    /** Tries it again at once, under its old id. @throws Problem {@code not-found}; 409 {@code webhook-off} */
    public WebhookDelivery retry(UUID id, UUID delivery, Caller by) {
        var webhook = get(id);
        if (!webhook.active()) throw new Problem(HttpStatus.CONFLICT, "webhook-off");
        var again = transaction.execute(tx -> {
            var row = deliveries.again(id, delivery).orElseThrow(Problem::notFound);
            rows.wake(id);
            audit.note(by.id(), "webhook-retried", id, Map.of("name", webhook.name(), "delivery", delivery));
            return row;
        });
        workers.wakeAfterCommit();
        return java.util.Objects.requireNonNull(again);
    }

    private void reachable(WebhookUrl url) {
        if (!url.encrypted() && !hosts.allowPrivate()) throw Problem.invalid("url", "scheme");
        try {
            hosts.check(url);
            hosts.resolve(url.host());
        } catch (WebhookHosts.Refused e) {
            throw Problem.invalid("url", "host-refused");
        } catch (UnknownHostException e) {
            throw Problem.invalid("url", "unknown-host");
        }
    }
}
