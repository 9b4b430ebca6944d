package io.tributary.console;

import io.tributary.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Who sits at which ticket, by leases: whoever falls silent is gone when theirs ends. A tab sits at one ticket. Not thread-safe. */
final class Seats {

    static final Duration LEASE = Duration.ofSeconds(30);
    /** A hidden tab may run its timers once a minute only, and an idle colleague would come and go. */
    static final Duration IDLE_LEASE = Duration.ofSeconds(90);
    static final Duration TYPING = Duration.ofSeconds(6);
    /** A tab whose socket broke has this long to come back before its colleagues see it leave. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, Seat> bySession = new HashMap<>();
    private final Map<Long, Map<String, Seat>> byTicket = new HashMap<>();

    /** Somebody at a ticket, as colleagues are told. */
    record Here(UUID id, String name, String doing) {}

    private record Seat(long ticket, Caller caller, Doing doing, Instant typingUntil, Instant until) {

        Doing doing(Instant now) {
            return doing.typing() && !now.isBefore(typingUntil) ? Doing.VIEWING : doing;
        }

        Seat endingBy(Instant end) {
            return end.isBefore(until) ? new Seat(ticket, caller, doing, typingUntil, end) : this;
        }
    }

    /** Takes or renews the seat; true if this tab was not at this ticket before. */
    boolean sit(String session, Caller caller, long ticket, Doing doing, Instant now) {
        var before = bySession.get(session);
        if (before != null && before.ticket != ticket) leave(session);
        put(session, new Seat(ticket, caller, doing, now.plus(TYPING), now.plus(doing == Doing.IDLE ? IDLE_LEASE : LEASE)));
        return before == null || before.ticket != ticket;
    }

    /** Which ticket this tab is at, 0 if none. */
    long of(String session) {
        var seat = bySession.get(session);
        return seat == null ? 0 : seat.ticket;
    }

    void leave(String session) {
        var seat = bySession.remove(session);
        if (seat == null) return;
        byTicket.computeIfPresent(seat.ticket, (ticket, seats) -> {
            seats.remove(session);
            return seats.isEmpty() ? null : seats;
        });
    }

    void disconnected(String session, Instant now) {
        var seat = bySession.get(session);
        if (seat != null) put(session, seat.endingBy(now.plus(GRACE)));
    }

    /** Clears the seats whose lease has ended. Returns every ticket anybody sat at until now. */
    Set<Long> sweep(Instant now) {
        var tickets = new HashSet<>(byTicket.keySet());
        bySession.entrySet().stream().filter(seat -> !now.isBefore(seat.getValue().until)).map(Map.Entry::getKey).toList().forEach(this::leave);
        return tickets;
    }

    boolean empty(long ticket) {
        return !byTicket.containsKey(ticket);
    }

    /** Everybody at the ticket once, the busiest first. */
    List<Here> at(long ticket, Predicate<Caller> seesIt, Instant now) {
        var people = new LinkedHashMap<UUID, Seat>();
        for (var seat : byTicket.getOrDefault(ticket, Map.of()).values()) {
            if (seesIt.test(seat.caller)) people.merge(seat.caller.id(), seat, (a, b) -> a.doing(now).compareTo(b.doing(now)) <= 0 ? a : b);
        }
        return people.values().stream()
                .sorted(Comparator.comparing((Seat seat) -> seat.doing(now)).thenComparing(seat -> seat.caller.name()))
                .map(seat -> new Here(seat.caller.id(), seat.caller.name(), seat.doing(now).key()))
                .toList();
    }

    private void put(String session, Seat seat) {
        bySession.put(session, seat);
        byTicket.computeIfAbsent(seat.ticket, unknown -> new HashMap<>()).put(session, seat);
    }
}
