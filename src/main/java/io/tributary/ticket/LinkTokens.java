package io.tributary.ticket;

import io.tributary.platform.SigningKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What stands in a customer's link: 128 random bits and our signature of them, so that a guess is refused before the database is asked. */
@Component
class LinkTokens {

    private static final int RANDOM_BYTES = 16;

    /** As we write it and in no other way: what differs from that was not made by us, and one link has one spelling. */
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9a-f]{20})");

    private final SigningKeys keys;
    private final SecureRandom random = new SecureRandom();

    LinkTokens(SigningKeys keys) {
        this.keys = keys;
    }

    byte[] fresh() {
        var id = new byte[RANDOM_BYTES];
        random.nextBytes(id);
        return id;
    }

    /** @param kind of link: one's token is no other's */
    String write(String kind, byte[] id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id) + '.' + keys.sign(signed(kind, id));
    }

    /** The id in a token that we wrote; nothing for whatever else a stranger puts there. */
    Optional<byte[]> read(String kind, String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) return Optional.empty();
        var id = Base64.getUrlDecoder().decode(parts.group(1));
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(id).equals(parts.group(1))) return Optional.empty();
        return keys.verifies(signed(kind, id), parts.group(2)) ? Optional.of(id) : Optional.empty();
    }

    private static String signed(String kind, byte[] id) {
        return kind + ':' + HexFormat.of().formatHex(id);
    }
}
