package io.tributary.channel;

import java.util.Map;

/**
 * A mail server as an account's settings name it.
 *
 * @param protocol {@code imap}, {@code pop3} or {@code smtp}; {@code none} where nothing is fetched
 * @param security {@code tls} from the first byte, {@code starttls} or nothing, or {@code none}
 */
record MailServer(String protocol, String host, int port, String security, String user) {

    static MailServer incoming(ChannelAccount account) {
        return of("imap", account.settings(), account.address());
    }

    static MailServer outgoing(ChannelAccount account) {
        return of("smtp", account.settings(), account.address());
    }

    /** The settings are parameters of the connector's templates: {@code imapScheme} says {@code pop3s} where it must. */
    static MailServer of(String name, Map<String, String> settings, String address) {
        var scheme = settings.getOrDefault(name + "Scheme", name + 's');
        var secure = scheme.endsWith("s");
        var protocol = secure ? scheme.substring(0, scheme.length() - 1) : scheme;
        var security = secure ? "tls" : "true".equals(settings.get(name + "Starttls")) ? "starttls" : "none";
        var user = settings.getOrDefault(name + "User", settings.getOrDefault("user", address));
        return new MailServer(protocol, settings.getOrDefault(name + "Host", ""), port(settings.get(name + "Port"), protocol, secure), security,
                user);
    }

    void into(Map<String, String> settings) {
        var name = protocol.equals("smtp") ? "smtp" : "imap";
        settings.put(name + "Scheme", scheme());
        settings.put(name + "Starttls", String.valueOf(security.equals("starttls")));
        settings.put(name + "Host", host);
        settings.put(name + "Port", String.valueOf(port));
        settings.put(name + "User", user);
    }

    /** As Jakarta Mail names the protocol, and the properties of it. */
    String scheme() {
        return security.equals("tls") && !protocol.equals("none") ? protocol + 's' : protocol;
    }

    private static int port(@org.jspecify.annotations.Nullable String port, String protocol, boolean secure) {
        if (port != null) return Integer.parseInt(port);
        return switch (protocol) {
            case "pop3" -> secure ? 995 : 110;
            case "smtp" -> secure ? 465 : 587;
            default -> secure ? 993 : 143;
        };
    }
}
