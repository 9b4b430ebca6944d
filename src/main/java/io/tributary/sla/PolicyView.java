package io.tributary.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is read.
 *
 * @param version what {@code If-Match} takes
 * @param rank its place, from 1
 * @param conditions by field; one that is not there is not asked for
 * @param targets seconds by priority and metric; what is not there is not promised
 * @param chatTargets in chats instead; null: the same
 * @param overlaps what earlier ones take from it
 */
public record PolicyView(UUID id, int version, int rank, String name, boolean active, Object conditions, Object targets, @Nullable Object chatTargets,
        int warnAt, Object pauses, @Nullable UUID calendar, Instant at, Policy.@Nullable Author by, List<Overlap> overlaps) {

    /**
     * @param kind {@code never}: the earlier ones take all of it, {@code partly}, or {@code exception}: an earlier one is a special case of it
     * @param on what both are for, by field
     */
    public record Overlap(String kind, List<UUID> with, Map<String, Set<String>> on) {}

    /** One version, and what is different in it from the one before: by field, each with what it was and what it is. */
    public record Version(int version, Instant at, Policy.@Nullable Author by, Map<String, @Nullable Object> sheet, Map<String, ?> changes) {}

    static PolicyView of(Policy policy, List<PolicyOverlaps.Overlap> overlaps) {
        var sheet = PolicyForm.write(policy.sheet());
        return new PolicyView(policy.id(), policy.number(), policy.rank(), policy.sheet().name(), policy.sheet().active(), needed(sheet, "conditions"),
                needed(sheet, "targets"), sheet.get("chatTargets"), policy.sheet().warnAt(), needed(sheet, "pauses"), policy.sheet().calendar(), policy.at(),
                policy.by(), overlaps.stream().map(PolicyView::overlap).toList());
    }

    private static Object needed(Map<String, @Nullable Object> sheet, String field) {
        return java.util.Objects.requireNonNull(sheet.get(field));
    }

    private static Overlap overlap(PolicyOverlaps.Overlap overlap) {
        return new Overlap(overlap.kind().name().toLowerCase(java.util.Locale.ROOT), overlap.with(), PolicyForm.conditions(overlap.on()));
    }
}
