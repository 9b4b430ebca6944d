package io.tributary.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** HMAC keys, kept in the database and rotatable: the newest signs, every key not retired still verifies. */
@Component
public class SigningKeys {

    /** 80 bits: enough against guessing one by one over the network, short enough for a mail header. */
    private static final int TAG_BYTES = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile List<byte[]> newestFirst = List.of();

    SigningKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Signature of {@code text} as 20 lower-case hex digits. */
    public String sign(String text) {
        return HexFormat.of().formatHex(tag(keys().getFirst(), text));
    }

    /** Whether one of our keys made {@code signature}; a rotated key is found by reading the table again. */
    public boolean verifies(String text, String signature) {
        byte[] given;
        try {
            given = HexFormat.of().parseHex(signature.toLowerCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return keys().stream().anyMatch(key -> MessageDigest.isEqual(tag(key, text), given));
    }

    /** A new key signs from now on; what older ones signed stays good. */
    public synchronized void rotate() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        jdbc.sql("insert into signing_key (secret, created_at) values (?, ?)")
                .params(secret, Timestamp.from(clock.instant()))
                .update();
        newestFirst = List.of();
    }

    private List<byte[]> keys() {
        if (newestFirst.isEmpty()) load();
        return newestFirst;
    }

    private synchronized void load() {
        var keys = read();
        if (keys.isEmpty()) {
            rotate();
            keys = read();
        }
        newestFirst = keys;
    }

    private List<byte[]> read() {
        return jdbc.sql("select secret from signing_key where retired_at is null order by id desc")
                .query((row, n) -> row.getBytes("secret"))
                .list();
    }

    private static byte[] tag(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
