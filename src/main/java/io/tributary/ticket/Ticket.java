package io.tributary.ticket;

import io.tributary.customer.Customer;
import io.tributary.platform.Json;
import io.tributary.ticket.TicketEvent.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One matter of one customer, from the first message until nobody waits any more. */
@Entity
@DynamicUpdate
@SuppressWarnings("NullAway.Init") // Hibernate fills what its constructor leaves open.
class Ticket implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(updatable = false)
    private long number;

    private String subject;
    private String status;
    private String priority;

    @Column(updatable = false)
    private String channel;

    private UUID customerId;
    private @Nullable UUID organisationId;
    private String tier;
    private @Nullable UUID calendarId;
    private @Nullable UUID assigneeId;
    private @Nullable UUID teamId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] sharedTeams = {};

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] mentioned = {};

    private @Nullable String category;
    private @Nullable String outcome;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] tags = {};

    private @Nullable Instant snoozedUntil;
    /** Why it is no longer snoozed, until somebody has done something about it. */
    private @Nullable String wokenBy;

    private boolean spam;
    private @Nullable UUID mergedInto;
    private @Nullable Instant resolvedAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private @Nullable Long rev;

    /** JSON as text: as a map, Hibernate would copy and compare it by way of Jackson at every flush. */
    @JdbcTypeCode(SqlTypes.JSON)
    private String fieldRevs = "{}";

    protected Ticket() {}

    private Ticket(UUID id, String subject, String channel, Customer customer, Instant now) {
        this.id = id;
        this.subject = subject;
        this.status = Status.NEW.key();
        this.priority = Priority.NORMAL.key();
        this.channel = channel;
        this.customerId = customer.id();
        this.organisationId = customer.organisation();
        this.tier = customer.tier();
        this.calendarId = customer.calendar();
        this.createdAt = now;
        this.updatedAt = now;
    }

    static Ticket open(UUID id, String subject, String channel, Customer customer, @Nullable UUID team, Instant now) {
        var ticket = new Ticket(id, subject, channel, customer, now);
        ticket.teamId = team;
        return ticket;
    }

    /** Some of its messages are a matter of their own: whoever had this has that, as urgent and as visible. */
    Ticket splitOff(UUID newId, String about, String over, Customer customer, boolean answered, Instant now) {
        var part = new Ticket(newId, about, over, customer, now);
        part.status = (answered ? Status.OPEN : Status.NEW).key();
        part.priority = priority;
        part.teamId = teamId;
        part.assigneeId = assigneeId;
        part.sharedTeams = sharedTeams.clone();
        updatedAt = now;
        return part;
    }

    /** It stands in the register, under this number. */
    void entered(long as) {
        number = as;
        rev = 0L;
    }

    /**
     * The customer spoke: whatever we were waiting for, the ball is with us again. A closed ticket stays closed.
     *
     * @param assigneeAvailable whether whoever had it last can take it up again
     */
    Map<String, Change> heardFromCustomer(boolean assigneeAvailable, Instant now) {
        updatedAt = now;
        var snoozed = snoozedUntil != null;
        var next = new LinkedHashMap<String, @Nullable Object>();
        if (status().equals(Status.PENDING) || status().equals(Status.RESOLVED) || status().equals(Status.ON_HOLD)) next.put("status", Status.OPEN.key());
        if (status().equals(Status.RESOLVED) && !assigneeAvailable) next.put("assignee", null);
        if (snoozed) next.put("snoozedUntil", null);
        var changes = set(new TicketPatch(next), now);
        if (snoozed) wokenBy = "customer";
        return changes;
    }

    /** Its time has come. */
    Map<String, Change> wake(Instant now) {
        Map<String, @Nullable Object> awake = new HashMap<>();
        awake.put("snoozedUntil", null);
        var changes = set(new TicketPatch(awake), now);
        wokenBy = "time";
        return changes;
    }

    /** An internal note calls these colleagues: they see it from now on. */
    void mention(Collection<UUID> agents) {
        var all = new LinkedHashSet<>(List.of(mentioned));
        all.addAll(agents);
        mentioned = all.toArray(UUID[]::new);
    }

    /** The customer has what they wanted. */
    Map<String, Change> solvedByCustomer(Instant now) {
        return status().done() ? Map.of() : set(TicketPatch.status(Status.RESOLVED), now);
    }

    /** It was not resolved after all, as this agent found out: theirs if nobody has it. */
    Map<String, Change> takenUpAgain(UUID by, Instant now) {
        var next = new LinkedHashMap<String, @Nullable Object>();
        next.put("status", Status.OPEN.key());
        if (assigneeId == null) next.put("assignee", by);
        return set(new TicketPatch(next), now);
    }

    /** Its messages are elsewhere now. */
    Map<String, Change> mergeInto(UUID other, Instant now) {
        mergedInto = other;
        updatedAt = now;
        return set(TicketPatch.status(Status.CLOSED), now);
    }

    /** Its messages are back; it stands where it stood. */
    Map<String, Change> restore(Status before, Instant now) {
        mergedInto = null;
        updatedAt = now;
        return set(TicketPatch.status(before), now);
    }

    /** For the record alone: closed when it was written. */
    void archive(Instant writtenAt) {
        status = Status.CLOSED.key();
        createdAt = writtenAt;
        updatedAt = writtenAt;
        resolvedAt = writtenAt;
    }

    /** An agent answered: a new ticket has been taken up. */
    Map<String, Change> answered(@Nullable Status next, Instant now) {
        updatedAt = now;
        wokenBy = null;
        if (next != null) return set(TicketPatch.status(next), now);
        return status().equals(Status.NEW) ? set(TicketPatch.status(Status.OPEN), now) : Map.of();
    }

    /** An agent left a note. */
    Map<String, Change> noted(@Nullable Status next, Instant now) {
        updatedAt = now;
        return next == null ? Map.of() : set(TicketPatch.status(next), now);
    }

    /** Another team of ours got the same mail. */
    boolean share(UUID team) {
        if (team.equals(teamId) || List.of(sharedTeams).contains(team)) return false;
        var teams = new ArrayList<>(List.of(sharedTeams));
        teams.add(team);
        sharedTeams = teams.toArray(UUID[]::new);
        return true;
    }

    /** Whether this agent may take it: nobody has it, they have it, or whom they take it from still does. */
    boolean freeFor(UUID agent, @Nullable UUID from) {
        return assigneeId == null || assigneeId.equals(agent) || assigneeId.equals(from);
    }

    /** Applies what the patch names and differs; returns what changed, by field. */
    Map<String, Change> set(TicketPatch patch, Instant now) {
        var changes = new LinkedHashMap<String, Change>();
        patch.fields().forEach((field, to) -> {
            var from = get(field);
            if (Objects.equals(from, to)) return;
            put(field, to);
            changes.put(field, new Change(from, to));
        });
        if (changes.isEmpty()) return changes;
        // What is done is not waited for.
        if (changes.containsKey("status") && status().done() && snoozedUntil != null) {
            changes.put("snoozedUntil", new Change(snoozedUntil, null));
            snoozedUntil = null;
        }
        wokenBy = null;
        updatedAt = now;
        if (changes.containsKey("status")) resolvedAt = !status().done() ? null : resolvedAt == null ? now : resolvedAt;
        var revs = fieldRevs();
        changes.keySet().forEach(field -> revs.put(field, (rev == null ? 0 : rev) + 1));
        fieldRevs = Json.write(revs);
        return changes;
    }

    /** What its customer is to us by now. */
    Map<String, Change> standBy(Customer customer) {
        var changes = new LinkedHashMap<String, Change>();
        if (!tier.equals(customer.tier())) changes.put("tier", new Change(tier, customer.tier()));
        if (!Objects.equals(organisationId, customer.organisation())) changes.put("organisation", new Change(organisationId, customer.organisation()));
        if (!Objects.equals(calendarId, customer.calendar())) changes.put("calendar", new Change(calendarId, customer.calendar()));
        tier = customer.tier();
        organisationId = customer.organisation();
        calendarId = customer.calendar();
        return changes;
    }

    /** Its part of a change to many. */
    Map<String, Change> set(BulkChange change, Instant now) {
        return set(change.on(List.of(tags)), now);
    }

    /** The fields of the patch that someone else has changed after {@code seen}. */
    List<String> changedSince(long seen, TicketPatch patch) {
        var revs = fieldRevs();
        return patch.fields().keySet().stream().filter(field -> revs.getOrDefault(field, 0L) > seen).toList();
    }

    private Map<String, Long> fieldRevs() {
        var revs = new HashMap<String, Long>();
        Json.read(fieldRevs).properties().forEach(entry -> revs.put(entry.getKey(), entry.getValue().asLong()));
        return revs;
    }

    private @Nullable Object get(String field) {
        return switch (field) {
            case "subject" -> subject;
            case "status" -> status;
            case "priority" -> priority;
            case "assignee" -> assigneeId;
            case "team" -> teamId;
            case "category" -> category;
            case "outcome" -> outcome;
            case "tags" -> List.of(tags);
            case "snoozedUntil" -> snoozedUntil;
            default -> throw new IllegalArgumentException(field);
        };
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // TicketPatch lets null through only where the field takes it.
    private void put(String field, @Nullable Object value) {
        switch (field) {
            case "subject" -> subject = (String) value;
            case "status" -> status = (String) value;
            case "priority" -> priority = (String) value;
            case "assignee" -> assigneeId = (UUID) value;
            case "team" -> teamId = (UUID) value;
            case "category" -> category = (String) value;
            case "outcome" -> outcome = (String) value;
            case "tags" -> tags = ((List<String>) value).toArray(String[]::new);
            case "snoozedUntil" -> snoozedUntil = (Instant) value;
            default -> throw new IllegalArgumentException(field);
        }
    }

    UUID id() {
        return id;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Asked before every save; without this answer Spring Data looks for it by reflection, and finds it by way of an exception. */
    @Override
    public boolean isNew() {
        return rev == null;
    }

    long number() {
        return number;
    }

    String subject() {
        return subject;
    }

    String channel() {
        return channel;
    }

    UUID customerId() {
        return customerId;
    }

    Status status() {
        return Status.of(status);
    }

    @Nullable UUID assigneeId() {
        return assigneeId;
    }

    @Nullable UUID teamId() {
        return teamId;
    }

    @Nullable String category() {
        return category;
    }

    @Nullable Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable UUID mergedInto() {
        return mergedInto;
    }

    /** The columns of a new ticket, by name. */
    Map<String, @Nullable Object> columns() {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", id);
        columns.put("subject", subject);
        columns.put("status", status);
        columns.put("priority", priority);
        columns.put("channel", channel);
        columns.put("customer", customerId);
        columns.put("organisation", organisationId);
        columns.put("tier", tier);
        columns.put("calendar", calendarId);
        columns.put("assignee", assigneeId);
        columns.put("team", teamId);
        columns.put("sharedTeams", sharedTeams);
        columns.put("category", category);
        columns.put("outcome", outcome);
        columns.put("tags", tags);
        columns.put("fieldRevs", fieldRevs);
        columns.put("resolvedAt", resolvedAt == null ? null : java.sql.Timestamp.from(resolvedAt));
        columns.put("now", java.sql.Timestamp.from(createdAt));
        return columns;
    }

    Visibility.Audience audience() {
        return new Visibility.Audience(teamId, assigneeId, List.of(sharedTeams), List.of(mentioned));
    }

    /** What a clock needs to know from the start. */
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", number);
        facts.put("subject", subject);
        facts.put("status", status);
        facts.put("priority", priority);
        facts.put("channel", channel);
        facts.put("customer", customerId);
        facts.put("organisation", organisationId);
        facts.put("tier", tier);
        facts.put("calendar", calendarId);
        facts.put("team", teamId);
        facts.put("category", category);
        facts.put("tags", List.of(tags));
        return facts;
    }
}
