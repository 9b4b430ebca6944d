package io.tributary.automation;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Why a receiver could not be asked, as a stable word and never in words of its own. */
final class WebhookFailure {

    private WebhookFailure() {}

    static String code(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var code = told(cause);
            if (code != null) return code;
        }
        return "failed";
    }

    private static @Nullable String told(Throwable cause) {
        return switch (cause) {
            case WebhookHosts.Refused refused -> "host-refused";
            case UnknownHostException unknown -> "unknown-host";
            case SocketTimeoutException slow -> "timed-out";
            case SSLException untrusted -> "tls-failed";
            case ConnectException refused -> "connection-refused";
            case NoRouteToHostException refused -> "connection-refused";
            case NoHttpResponseException silent -> "not-http";
            case MessageConstraintException endless -> "not-http";
            case HttpException strange -> "not-http";
            default -> null;
        };
    }
}
