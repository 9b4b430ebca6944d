package io.tributary.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail server could not be used, as a stable code and in words of ours: never a word of the server's, which may be no mail
 * server at all.
 */
record MailFailure(String code, String error) {

    private static final String FAILED = "The server could not be used.";
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("host-refused", "The host or port is not one of a public mail server."),
            Map.entry("token-refused", "The provider gives no access token; consent must be given again."),
            Map.entry("sign-in-refused", "The server refused the user name or the password."),
            Map.entry("unknown-host", "There is no such host."),
            Map.entry("timed-out", "The server did not answer in time."),
            Map.entry("tls-failed", "No trusted encrypted connection could be made."),
            Map.entry("connection-refused", "Nothing answers on this host and port."),
            Map.entry("id-required", "The server lets only known programs in."),
            Map.entry("not-mail", "What answers there is not a mail server of this kind."),
            Map.entry("connector", "The connector's file is missing or broken."),
            Map.entry("failed", FAILED));

    static MailFailure of(Throwable thrown) {
        var code = first(thrown, MailFailure::code);
        // What went wrong below says more than the words around it.
        if (code == null) code = first(thrown, cause -> said(String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT)));
        return of(code == null ? "failed" : code);
    }

    private static @Nullable String first(Throwable thrown, Function<Throwable, @Nullable String> tells) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = next(cause)) {
            var code = tells.apply(cause);
            if (code != null) return code;
        }
        return null;
    }

    /** Which of ours these words begin with; null for those of a server. */
    static @Nullable String in(String words) {
        return TEXTS.entrySet().stream().filter(each -> words.startsWith(each.getValue())).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    static MailFailure of(String code) {
        return new MailFailure(code, text(code));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null ? mail.getNextException() : cause.getCause();
    }

    private static @Nullable String code(Throwable cause) {
        return switch (cause) {
            case MailHosts.Refused refused -> "host-refused";
            case AccessTokens.Refused refused -> "token-refused";
            case AuthenticationFailedException refused -> "sign-in-refused";
            case UnknownHostException unknown -> "unknown-host";
            case SocketTimeoutException slow -> "timed-out";
            case SSLException untrusted -> "tls-failed";
            case NoRouteToHostException refused -> "connection-refused";
            case ConnectException refused -> "connection-refused";
            // Of a greeting: a connection that breaks later is a closed folder.
            case ConnectionException greeting when !String.valueOf(greeting.getMessage()).contains("BYE") -> "not-mail";
            default -> null;
        };
    }

    /** What only words tell: 163 and 126 call a client unsafe that did not say its ID. */
    private static @Nullable String said(String message) {
        if (message.contains("unsafe login")) return "id-required";
        if (message.contains("starttls")) return "tls-failed";
        if (message.contains("greeting") || message.startsWith("unexpected response") || message.contains("could not connect to smtp host")) return "not-mail";
        return null;
    }

    private static String text(String code) {
        return TEXTS.getOrDefault(code, FAILED);
    }
}
