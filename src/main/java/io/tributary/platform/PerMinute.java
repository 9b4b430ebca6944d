package io.tributary.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** How often anybody may do what costs others something. */
public final class PerMinute {

    private final LoadingCache<UUID, Bucket> buckets;

    public PerMinute(int most) {
        buckets = Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofMinutes(5))
                .build(who -> Bucket.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1))).build());
    }

    /** @throws Problem 429 {@code too-many-attempts} with the {@code seconds} to wait */
    public void take(UUID who) {
        var probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) return;
        var seconds = (int) Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
        throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", Map.of("seconds", seconds));
    }
}
