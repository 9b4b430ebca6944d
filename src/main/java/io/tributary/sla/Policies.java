package io.tributary.sla;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.JsonNode;

/** What we promise to whom: an ordered list of policies, of which the first that applies holds. Each change is a new version. */
@Service
@Transactional
public class Policies {

    /** Comes with the house, switched off: the first version of it, as the migration writes it. */
    public static final UUID SUGGESTION = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final int MOST = 200;

    private final PolicyRows rows;
    private final PolicyPlaces places;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    /** Every ticket asks; another node's change is seen within the two seconds. */
    private final LoadingCache<Long, List<Policy>> active;
    /** What is being read while something changes may be what was before: that change is looked for under another number. */
    private final AtomicLong generation = new AtomicLong();

    Policies(PolicyRows rows, PolicyPlaces places, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.active = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2))
                .build(at -> rows.all().stream().filter(policy -> policy.sheet().active()).toList());
    }

    public record Changed() {}

    /** The first that applies to a ticket of these facts. */
    @Transactional(readOnly = true)
    public Optional<Policy> match(PolicyFacts facts) {
        return active.get(generation.get()).stream().filter(policy -> policy.sheet().conditions().match(facts)).findFirst();
    }

    /** In their order. */
    @Transactional(readOnly = true)
    public List<Policy> list() {
        return rows.all();
    }

    /** @throws Problem {@code not-found}, also for one that has been put away */
    @Transactional(readOnly = true)
    public Policy get(UUID id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    /** Empty also for one that has been put away. */
    @Transactional(readOnly = true)
    public Optional<Policy> find(UUID id) {
        return rows.find(id);
    }

    /** The one that tickets keep, however old. */
    @Transactional(readOnly = true)
    public Optional<Policy> version(UUID version) {
        return rows.version(version);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Policy> versions(UUID id) {
        get(id);
        return rows.versions(id);
    }

    /** What they take from each other, by the policy something is taken from. */
    @Transactional(readOnly = true)
    Map<UUID, List<PolicyOverlaps.Overlap>> overlaps(List<Policy> policies) {
        return PolicyOverlaps.among(policies, places.now());
    }

    /** It gets the last place that leaves it a ticket. @throws Problem {@code invalid}, {@code too-many-policies} */
    public Policy add(JsonNode form, Caller by) {
        rows.lock();
        if (rows.all().size() >= MOST) throw new Problem(HttpStatus.CONFLICT, "too-many-policies", Map.of("most", MOST));
        var sheet = PolicyForm.read(form, null);
        check(sheet, null);
        var id = Ids.next();
        rows.add(id, sheet, clock.instant(), by.id());
        rows.order(placed(rows.all(), id));
        told(by.id(), "sla-policy-created", id, Map.of("name", sheet.name()));
        return get(id);
    }

    private List<UUID> placed(List<Policy> all, UUID added) {
        var order = new ArrayList<>(all);
        for (int at = all.size() - 1; at > 0 && never(order, added); at--) order.add(at - 1, order.remove(at));
        return order.stream().map(Policy::id).toList();
    }

    private boolean never(List<Policy> order, UUID id) {
        return Objects.requireNonNull(overlaps(order).get(id)).stream().anyMatch(overlap -> overlap.kind() == PolicyOverlaps.Kind.NEVER);
    }

    /**
     * @param seen the version the caller changes; null: whichever it is
     * @throws Problem {@code changed-meanwhile} if somebody has changed one of these fields since, {@code invalid}, {@code not-found}
     */
    public Policy change(UUID id, JsonNode patch, @Nullable Integer seen, Caller by) {
        rows.lock();
        var before = get(id);
        var sheet = PolicyForm.read(patch, before.sheet());
        if (seen != null && seen != before.number()) {
            var known = rows.version(id, seen).orElseThrow(() -> Problem.invalid("If-Match", "value"));
            var since = PolicyChanges.between(known.sheet(), before.sheet());
            if (since.keySet().stream().anyMatch(patch::has)) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        }
        check(sheet, before.sheet());
        return sheet.equals(before.sheet()) ? before : write(before, sheet, by.id());
    }

    private Policy write(Policy before, PolicySheet sheet, @Nullable UUID by) {
        rows.write(before.id(), sheet, clock.instant(), by);
        var detail = new LinkedHashMap<String, Object>();
        detail.put("name", sheet.name());
        detail.put("version", before.number() + 1);
        detail.put("changed", List.copyOf(PolicyChanges.between(before.sheet(), sheet).keySet()));
        told(by, "sla-policy-changed", before.id(), detail);
        return get(before.id());
    }

    /** Switches the suggestion on, unless somebody has changed anything about it. */
    public void takeUpSuggestion() {
        rows.lock();
        rows.find(SUGGESTION).filter(policy -> policy.number() == 1).ifPresent(policy ->
                write(policy, PolicyForm.read(Json.read("{\"active\":true}"), policy.sheet()), null));
    }

    /** @throws Problem {@code changed-meanwhile} unless these are all there are now */
    public void order(List<UUID> ids, Caller by) {
        rows.lock();
        var before = rows.all().stream().map(Policy::id).toList();
        if (ids.size() != before.size() || !new HashSet<>(ids).equals(new HashSet<>(before))) throw new Problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
        if (ids.equals(before)) return;
        rows.order(ids);
        told(by.id(), "sla-policies-ordered", null, Map.of("names", rows.all().stream().map(policy -> policy.sheet().name()).toList()));
    }

    /** Puts it away: it applies to no other ticket, and those that have it keep it. */
    public void retire(UUID id, Caller by) {
        rows.lock();
        var policy = get(id);
        rows.retire(id);
        told(by.id(), "sla-policy-retired", id, Map.of("name", policy.sheet().name()));
    }

    private void check(PolicySheet sheet, @Nullable PolicySheet before) {
        places.check(sheet.conditions(), before == null ? PolicyConditions.NONE : before.conditions());
        var calendar = sheet.calendar();
        if (calendar != null && (before == null || !calendar.equals(before.calendar())) && !rows.calendarExists(calendar)) throw Problem.invalid("calendar", "unknown");
    }

    private void told(@Nullable UUID by, String action, @Nullable UUID policy, Map<String, ?> detail) {
        audit.note(by, action, policy, detail);
        generation.incrementAndGet();
        events.publishEvent(new Changed());
    }

    /** Until then another call may have read what was there before. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void on(Changed change) {
        generation.incrementAndGet();
    }
}
