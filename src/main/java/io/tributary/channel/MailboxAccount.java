package io.tributary.channel;

import io.tributary.ticket.Origin;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who open its mailbox.
 *
 * @param guarded made through the API: only public mail servers are connected to
 * @param secretMark changes whenever its password does
 * @param secretSet whether there is something to sign in with
 */
record MailboxAccount(ChannelAccount account, boolean enabled, boolean guarded, Instant createdAt, Start start, SignIn signIn,
        String secretMark, boolean secretSet) {

    /** The mail server's clock is another than ours. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** @param mode {@code now}, {@code days} (with how many) or {@code archive} */
    record Start(String mode, @Nullable Integer days) {}

    /**
     * @param kind {@code password} or {@code oauth2}
     * @param provider {@code microsoft} or {@code google}
     * @param tenant of Microsoft's; {@code common} if none
     */
    record SignIn(String kind, @Nullable String provider, @Nullable String clientId, @Nullable String tenant) {

        static final SignIn PASSWORD = new SignIn("password", null, null, null);

        boolean token() {
            return kind.equals("oauth2");
        }
    }

    String key() {
        return account.key();
    }

    /** Mail from here on came in as the desk was running. */
    Instant runningSince() {
        return createdAt.minus(SKEW);
    }

    /** Mail before this is none of ours. */
    Instant since() {
        return switch (start.mode) {
            case "archive" -> Instant.EPOCH;
            case "days" -> runningSince().minus(Duration.ofDays(start.days == null ? 0 : start.days));
            default -> runningSince();
        };
    }

    boolean wantsOlder() {
        return !start.mode.equals("now");
    }

    /** What mail that the server received then is to us; null if it is not wanted. */
    @Nullable Origin origin(@Nullable Instant received) {
        if (received == null || !received.isBefore(runningSince())) return Origin.LIVE;
        if (received.isBefore(since())) return null;
        return olderOrigin();
    }

    Origin olderOrigin() {
        return start.mode.equals("archive") ? Origin.ARCHIVE : Origin.BACKLOG;
    }
}
