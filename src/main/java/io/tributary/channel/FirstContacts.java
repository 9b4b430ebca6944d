package io.tributary.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.UUID;

/** Counts, in memory, how much each sender sent lately. Two nodes may each count their own. */
final class FirstContacts {

    /** So many mails a sender we hardly know may send… */
    static final int MOST = 10;

    /** …within this time; */
    static final Duration WITHIN = Duration.ofMinutes(10);

    /** we know them after this one. */
    static final Duration NEW_FOR = Duration.ofHours(24);

    private record Seen(UUID row, Instant at) {}

    private final Cache<String, ArrayDeque<Seen>> senders = Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(WITHIN).build();

    /** How many came from the sender within the time that ends with this one; at most one more than is allowed. A row tried again counts once. */
    int count(String sender, UUID row, Instant at) {
        var counted = new int[1];
        senders.asMap().compute(sender, (address, known) -> {
            var seen = known == null ? new ArrayDeque<Seen>() : known;
            seen.removeIf(one -> one.row.equals(row) || one.at.plus(WITHIN).isBefore(at));
            seen.addLast(new Seen(row, at));
            if (seen.size() > MOST + 1) seen.removeFirst();
            counted[0] = seen.size();
            return seen;
        });
        return counted[0];
    }
}
