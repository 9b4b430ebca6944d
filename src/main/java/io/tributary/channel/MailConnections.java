package io.tributary.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.net.UnknownHostException;
import java.time.Duration;
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

    private final MailHosts hosts;

    MailConnections(MailHosts hosts) {
        this.hosts = hosts;
    }

    /** @param sockets what it stands on, to be cut from another thread */
    record Mail(Store store, PinnedSockets sockets) {}

    Mail store(MailLogin login, Duration answer) throws MessagingException {
        var sockets = sockets(login);
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
        var properties = properties(login, ANSWER, sockets(login));
        properties.putAll(more);
        return Session.getInstance(properties);
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

    private PinnedSockets sockets(MailLogin login) throws MessagingException {
        try {
            return new PinnedSockets(hosts.resolve(login.server(), login.guarded()));
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
