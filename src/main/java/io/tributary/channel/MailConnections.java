package io.tributary.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.springframework.stereotype.Component;

/** Connects to mail servers and signs in. No wait is without end. */
@Component
class MailConnections {

    static final Duration CONNECT = Duration.ofSeconds(15);
    static final Duration ANSWER = Duration.ofSeconds(60);

    /** RFC 2971. 163.com and 126.com let nobody select a folder who has not said it. */
    private static final Map<String, String> WHO_WE_ARE = Map.of("name", "Tributary", "version", "1", "vendor", "Tributary");

    /** What tells two conversations with mail servers apart before anybody has signed in; where the name leads to is asked for each. */
    private record Way(MailServer server, boolean token, Map<String, String> more, List<InetAddress> addresses) {}

    private final MailHosts hosts;

    /** To make one reads the list of providers from every jar there is, which took as long as sending the mail. It keeps no secret. */
    private final Cache<Way, Session> sessions = Caffeine.newBuilder().maximumSize(200).expireAfterAccess(Duration.ofMinutes(10)).build();

    MailConnections(MailHosts hosts) {
        this.hosts = hosts;
    }

    /** @param sockets what it stands on, to be cut from another thread */
    record Mail(Store store, PinnedSockets sockets) {}

    Mail store(MailLogin login, Duration answer) throws MessagingException {
        var sockets = new PinnedSockets(addresses(login));
        var store = Session.getInstance(properties(login, answer, sockets)).getStore(login.server().scheme());
        try {
            connect(store, login);
        } catch (MessagingException | RuntimeException e) {
            sockets.cut();
            throw e;
        }
        if (store instanceof IMAPStore imap && imap.hasCapability("ID")) {
            try {
                imap.id(WHO_WE_ARE);
            } catch (MessagingException e) {
                // Offered and refused: whether it is needed shows at the folder.
                if (!imap.isConnected()) throw e;
            }
        }
        return new Mail(store, sockets);
    }

    /** For a conversation of the caller's own making, which {@link #connect} then opens. */
    Session session(MailLogin login, Map<String, String> more) throws MessagingException {
        var addresses = addresses(login);
        return sessions.get(new Way(login.server(), login.token(), Map.copyOf(more), addresses), way -> {
            var properties = properties(login, ANSWER, new PinnedSockets(addresses));
            properties.putAll(more);
            return Session.getInstance(properties);
        });
    }

    static void connect(Service service, MailLogin login) throws MessagingException {
        try {
            connect(service, login, false);
        } catch (AuthenticationFailedException refused) {
            if (!login.token()) throw refused;
            connect(service, login, true);
        }
    }

    private static void connect(Service service, MailLogin login, boolean fresh) throws MessagingException {
        var server = login.server();
        var secret = login.secret().get(fresh);
        // A relay that asks for nothing is given nothing; a mailbox is always asked for.
        service.connect(server.host(), server.port(), server.user(), secret == null && service instanceof Store ? "" : secret);
    }

    private List<InetAddress> addresses(MailLogin login) throws MessagingException {
        try {
            return hosts.resolve(login.server(), login.guarded());
        } catch (UnknownHostException e) {
            throw new MessagingException("Unknown host", e);
        }
    }

    private static Properties properties(MailLogin login, Duration answer, PinnedSockets sockets) {
        var server = login.server();
        var mail = "mail." + server.scheme() + '.';
        var properties = new Properties();
        properties.put(mail + "socketFactory", sockets);
        properties.setProperty(mail + "socketFactory.fallback", "false");
        properties.setProperty(mail + "ssl.checkserveridentity", "true");
        properties.setProperty(mail + "connectiontimeout", String.valueOf(Math.min(CONNECT.toMillis(), answer.toMillis())));
        properties.setProperty(mail + "timeout", String.valueOf(answer.toMillis()));
        properties.setProperty(mail + "writetimeout", String.valueOf(answer.toMillis()));
        if (server.security().equals("starttls")) {
            properties.setProperty(mail + "starttls.enable", "true");
            properties.setProperty(mail + "starttls.required", "true");
        }
        if (login.token()) {
            properties.setProperty(mail + "auth.mechanisms", "XOAUTH2");
            // Microsoft's POP3 takes the token in a line of its own.
            if (server.host().endsWith(".office365.com")) {
                properties.setProperty(mail + "auth.xoauth2.two.line.authentication.format", "true");
            }
        }
        return properties;
    }
}
