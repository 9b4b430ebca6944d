package io.tributary.channel;

import io.tributary.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account as an administrator writes it down. What is null has its usual value; a secret that is null stays as it is.
 *
 * @param pollSeconds pause between two looks into the mailbox
 */
public record AccountForm(@Nullable String key, @Nullable String connector, @Nullable String name, @Nullable String address,
        @Nullable List<String> aliases, @Nullable UUID team, @Nullable Boolean enabled, @Nullable Server receive, @Nullable Server send,
        @Nullable SignIn signIn, @Nullable String password, @Nullable String clientSecret, @Nullable String refreshToken,
        @Nullable Map<String, String> signature, @Nullable Boolean acknowledge, @Nullable Boolean askSatisfaction, @Nullable Boolean signedAddress, @Nullable String authservId,
        @Nullable Start start, @Nullable Integer pollSeconds) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]{1,64}@[^\\s@<>,;\"\\p{Cntrl}]{1,255}");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,252}[\\p{L}\\p{N}])?|[0-9a-fA-F:.]{2,45}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    /** It becomes part of an address we ask for a token at. */
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");
    /** Words that stand where a key does: in the API's addresses, and in the console's. */
    static final Set<String> NO_KEYS = Set.of("presets", "new");
    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");

    public record Server(@Nullable String protocol, @Nullable String host, @Nullable Integer port, @Nullable String security,
            @Nullable String user) {}

    public record SignIn(@Nullable String kind, @Nullable String provider, @Nullable String clientId, @Nullable String tenant) {}

    public record Start(@Nullable String mode, @Nullable Integer days) {}

    /** @throws Problem {@code invalid} naming the first field that cannot be taken */
    void check() {
        if (key != null && (!KEY.matcher(key).matches() || NO_KEYS.contains(key))) throw Problem.invalid("key", "value");
        line("name", name, 200, true);
        if (address == null || !EMAIL.matcher(address.strip()).matches()) throw Problem.invalid("address", "address");
        if (aliases != null && (aliases.size() > 50 || !aliases.stream().allMatch(alias -> alias != null && EMAIL.matcher(alias.strip()).matches()))) {
            throw Problem.invalid("aliases", "address");
        }
        if (receive == null) throw Problem.invalid("receive", "missing");
        if (!"none".equals(receive.protocol)) server("receive", receive, Set.of("imap", "pop3"));
        if (send == null) throw Problem.invalid("send", "missing");
        server("send", send, Set.of("smtp"));
        checkSignIn();
        if (password != null && password.length() > 1_000) throw Problem.invalid("password", "length");
        if (signature != null) signature.forEach((language, text) -> {
            if (!LANGUAGES.contains(language) || text == null || text.length() > 5_000 || text.indexOf('\0') >= 0) throw Problem.invalid("signature", "value");
        });
        line("authservId", authservId, 255, false);
        checkStart();
        if (pollSeconds != null && (pollSeconds < 1 || pollSeconds > 3_600)) throw Problem.invalid("pollSeconds", "value");
    }

    private static void server(String field, Server server, Set<String> protocols) {
        if (server.protocol != null && !protocols.contains(server.protocol)) throw Problem.invalid(field + ".protocol", "value");
        if (server.host == null || !HOST.matcher(server.host).matches()) throw Problem.invalid(field + ".host", "value");
        if (server.port != null && (server.port < 1 || server.port > 65_535)) throw Problem.invalid(field + ".port", "value");
        if (server.security != null && !Set.of("tls", "starttls", "none").contains(server.security)) throw Problem.invalid(field + ".security", "value");
        line(field + ".user", server.user, 320, false);
    }

    private void checkSignIn() {
        if (signIn == null || signIn.kind == null || signIn.kind.equals("password")) return;
        if (!signIn.kind.equals("oauth2")) throw Problem.invalid("signIn.kind", "value");
        if (signIn.provider == null || !Set.of("microsoft", "google").contains(signIn.provider)) throw Problem.invalid("signIn.provider", "value");
        line("signIn.clientId", signIn.clientId, 300, true);
        if (signIn.tenant != null && !TENANT.matcher(signIn.tenant).matches()) throw Problem.invalid("signIn.tenant", "value");
    }

    private void checkStart() {
        if (start == null || start.mode == null) return;
        if (!Set.of("now", "days", "archive").contains(start.mode)) throw Problem.invalid("start.mode", "value");
        if (start.mode.equals("days") && (start.days == null || start.days < 1 || start.days > 3_650)) throw Problem.invalid("start.days", "value");
    }

    /** It stands in a header or a command: one line. */
    private static void line(String field, @Nullable String value, int longest, boolean needed) {
        if (value == null || value.isBlank()) {
            if (needed) throw Problem.invalid(field, "NotBlank");
            return;
        }
        if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) throw Problem.invalid(field, "value");
    }
}
