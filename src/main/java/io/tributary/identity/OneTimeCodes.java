package io.tributary.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import io.tributary.platform.Problem;
import io.tributary.platform.Secrets;
import io.tributary.platform.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The codes of an authenticator app as a second factor (TOTP, RFC 6238: SHA-1, 30 s, 6 digits, which is what the apps know). */
@Service
@Transactional
public class OneTimeCodes {

    private static final int RECOVERY_CODES = 10;
    /** RFC 6238 section 5.2: one step back and forth for clocks that differ and people who type slowly. */
    private static final List<Integer> DRIFT = List.of(0, -1, 1);

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Base32 base32 = new Base32();

    OneTimeCodes(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What an app needs to know, shown once.
     *
     * @param secret for typing in
     * @param uri {@code otpauth://…}, for tapping on a phone
     * @param qr the same as a picture: an SVG path over a square of {@code size} units
     */
    public record Enrolment(String secret, String uri, String qr, int size) {}

    /** Begins anew; until {@link #confirm} nothing is asked for. */
    public Enrolment enrol(Agent agent) {
        if (active(agent.id())) throw new Problem(HttpStatus.CONFLICT, "second-factor-on");
        var bytes = new byte[20];
        random.nextBytes(bytes);
        var secret = base32.encodeToString(bytes).replace("=", "");
        jdbc.sql("""
                insert into one_time_code (agent_id, secret, created_at) values (:agent, :secret, :now)
                on conflict (agent_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0""")
                .param("agent", agent.id())
                .param("secret", secrets.encrypt(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        var uri = "otpauth://totp/Tributary:" + URLEncoder.encode(agent.email(), StandardCharsets.UTF_8) + "?secret=" + secret + "&issuer=Tributary";
        var picture = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        return new Enrolment(secret, uri, path(picture), picture.size);
    }

    /**
     * The app has the secret: from now on it is asked for.
     *
     * @return the recovery codes, which are kept nowhere in the clear
     * @throws Problem {@code bad-code}, {@code second-factor-on}
     */
    public List<String> confirm(UUID agent, String code) {
        if (active(agent)) throw new Problem(HttpStatus.CONFLICT, "second-factor-on");
        if (!takes(agent, code)) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "bad-code");
        jdbc.sql("update one_time_code set confirmed_at = ? where agent_id = ?").params(Timestamp.from(clock.instant()), agent).update();
        return newRecoveryCodes(agent);
    }

    /** Older ones stop working. */
    public List<String> newRecoveryCodes(UUID agent) {
        jdbc.sql("delete from recovery_code where agent_id = ?").param(agent).update();
        var fresh = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        fresh.forEach(code -> jdbc.sql("insert into recovery_code (agent_id, sha256) values (?, ?)").params(agent, hash(code)).update());
        return fresh;
    }

    @Transactional(readOnly = true)
    public boolean active(UUID agent) {
        return jdbc.sql("select exists (select 1 from one_time_code where agent_id = ? and confirmed_at is not null)")
                .param(agent)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public int recoveryCodesLeft(UUID agent) {
        return jdbc.sql("select count(*) from recovery_code where agent_id = ? and used_at is null").param(agent).query(Integer.class).single();
    }

    /** Whether this is the app's present code or a recovery code not yet used; either works once. */
    public boolean accepts(UUID agent, String code) {
        return takes(agent, code) || recovers(agent, code);
    }

    public void remove(UUID agent) {
        jdbc.sql("delete from recovery_code where agent_id = ?").param(agent).update();
        jdbc.sql("delete from one_time_code where agent_id = ?").param(agent).update();
    }

    private boolean takes(UUID agent, String code) {
        var digits = code.replaceAll("\\s", "");
        var now = clock.instant();
        var matching = secret(agent).stream()
                .flatMap(secret -> DRIFT.stream().map(drift -> now.plus(codes.getTimeStep().multipliedBy(drift))).filter(at -> code(secret, at).equals(digits)))
                .map(at -> at.getEpochSecond() / codes.getTimeStep().toSeconds())
                .findFirst();
        // One statement decides, so that two at once do not both get in with the same code.
        return matching.isPresent()
                && jdbc.sql("update one_time_code set last_step = :step where agent_id = :agent and last_step < :step")
                        .param("step", matching.get())
                        .param("agent", agent)
                        .update() == 1;
    }

    private boolean recovers(UUID agent, String code) {
        return jdbc.sql("""
                update recovery_code set used_at = ? where agent_id = ? and sha256 = ? and used_at is null
                  and exists (select 1 from one_time_code o where o.agent_id = recovery_code.agent_id and o.confirmed_at is not null)""")
                .params(Timestamp.from(clock.instant()), agent, hash(code))
                .update() == 1;
    }

    private Optional<String> secret(UUID agent) {
        return jdbc.sql("select secret from one_time_code where agent_id = ?")
                .param(agent)
                .query((row, n) -> secrets.decrypt(row.getBytes("secret")))
                .optional();
    }

    private String code(String secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(new SecretKeySpec(base32.decode(secret), codes.getAlgorithm()), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private String recoveryCode() {
        var bytes = new byte[10];
        random.nextBytes(bytes);
        return base32.encodeToString(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    private static byte[] hash(String code) {
        return Sha256.of(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    /** Each dark square as its own little path; the quiet zone of four squares is the page's to draw (ISO/IEC 18004). */
    private static String path(QrCode picture) {
        var path = new StringBuilder();
        for (int y = 0; y < picture.size; y++) {
            for (int x = 0; x < picture.size; x++) {
                if (picture.getModule(x, y)) path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
            }
        }
        return path.toString();
    }
}
