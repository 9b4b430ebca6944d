package io.tributary.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.tributary.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. Only failures count: 5 a minute for one account from one address, 30 a minute from one address, and 100 an
 * hour for one account from anywhere — so that a stranger cannot lock a person out with a handful of wrong guesses.
 */
@Component
public class SignInThrottle {

    private final LoadingCache<String, Bucket> pairs = buckets(5, Duration.ofMinutes(1));
    private final LoadingCache<String, Bucket> addresses = buckets(30, Duration.ofMinutes(1));
    private final LoadingCache<String, Bucket> accounts = buckets(100, Duration.ofHours(1));

    /** @throws Problem {@code too-many-attempts} with the seconds to wait */
    public void check(String account, String address) {
        for (var bucket : buckets(account, address)) {
            var probe = bucket.estimateAbilityToConsume(1);
            if (!probe.canBeConsumed()) {
                var seconds = (int) Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
                throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", Map.of("seconds", seconds));
            }
        }
    }

    public void failed(String account, String address) {
        buckets(account, address).forEach(bucket -> bucket.tryConsume(1));
    }

    private List<Bucket> buckets(String account, String address) {
        var key = account.toLowerCase(Locale.ROOT);
        return List.of(pairs.get(key + '\n' + address), addresses.get(address), accounts.get(key));
    }

    private static LoadingCache<String, Bucket> buckets(int failures, Duration per) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(per.multipliedBy(2))
                .build(key -> Bucket.builder().addLimit(limit -> limit.capacity(failures).refillGreedy(failures, per)).build());
    }
}
