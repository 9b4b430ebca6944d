package io.tributary.portal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Slows strangers down at the customers' doors: 30 wrong links a minute from one address, and 5 writes a minute and 30 a day by one
 * link. A good link is never refused for its neighbours' guesses: behind one address may sit a whole company, and against guessing
 * stands the link itself, with more random bits than anybody can try.
 */
@Component
public class PortalThrottle {

    private static final int MOST_KNOWN = 50_000;
    private static final int IPV6 = 16;
    private static final int NETWORK = 8; // a /64 belongs to one household, and holds addresses without end

    private final LoadingCache<String, Bucket> strangers = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build(address -> Bucket.builder().addLimit(limit -> limit.capacity(30).refillGreedy(30, Duration.ofMinutes(1))).build());

    private final LoadingCache<UUID, Bucket> writers = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofDays(1))
            .build(ticket -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(5).refillGreedy(5, Duration.ofMinutes(1)))
                    .addLimit(limit -> limit.capacity(30).refillGreedy(30, Duration.ofDays(1)))
                    .build());

    /** Counts a link that opens nothing. Returns the seconds to wait, 0 if there is no need. */
    public int wrongLink(String address) {
        return take(strangers.get(network(address)));
    }

    /** Counts a write by the ticket's link. Returns the seconds to wait, 0 if there is no need. */
    public int write(UUID ticket) {
        return take(writers.get(ticket));
    }

    private static int take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : (int) Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    }

    /** An IPv6 address counts by its network. Given as digits, so that nothing is asked of a name server. */
    private static String network(String address) {
        if (!address.contains(":")) return address;
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
