package io.tributary.channel;

import io.tributary.channel.AccountForm.Start;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as administrators see it: everything but its secrets. */
public record AccountView(String key, String connector, String name, String address, List<String> aliases, @Nullable UUID team,
        boolean enabled, Receive receive, Send send, SignInView signIn, Map<String, String> signature, boolean acknowledge,
        boolean askSatisfaction, boolean signedAddress, @Nullable String authservId, Start start, long pollSeconds, Instant createdAt, Health health) {

    public record Receive(String protocol, String host, int port, String security, String user) {}

    public record Send(String host, int port, String security, String user) {}

    public record SignInView(String kind, @Nullable String provider, @Nullable String clientId, @Nullable String tenant, boolean secretSet) {}

    /**
     * @param state {@code ok}, {@code starting}, {@code failing} or {@code disabled}, on the node that answers
     * @param archive how far the mail from before the account is read, if that was asked for
     * @param sending why nothing leaves just now; null while all is well
     * @param skipped mail that stays in the mailbox, with the reason; newest first
     */
    public record Health(String state, @Nullable String code, @Nullable String error, Instant since, @Nullable Instant lastMailAt,
            @Nullable Archive archive, @Nullable Sending sending, List<Skipped> skipped) {}

    /**
     * @param code what its server answered, enhanced (RFC 3463) or of three digits; null if it did not answer
     * @param failure which of {@link MailFailure}'s it is; null where its server speaks for itself
     * @param error the answer in words
     */
    public record Sending(Instant since, @Nullable String code, @Nullable String failure, String error, Instant nextTryAt) {}

    public record Archive(long done, long total) {}

    public record Skipped(long uid, String reason, Instant at) {}
}
