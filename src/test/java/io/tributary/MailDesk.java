package io.tributary;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tributary.WholeDesk.Ports;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A desk in a process of its own, and the mail server it lives on in this one, each cable between them in the test's hand. */
final class MailDesk implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";
    private static final String PASSWORD = "a long password";

    final ProductProcess product = ProductProcess.ofPlain();
    final GreenMail mailServer;
    final Cable smtp;
    final Cable imap;
    final String address;
    private final int[] ports = Ports.free(2);

    MailDesk(String address) throws Exception {
        this(address, mailServer());
    }

    /** Set up, signed in to, and with a mailbox on this mail server; both cables lie. */
    MailDesk(String address, GreenMail mailServer) throws Exception {
        this.address = address;
        this.mailServer = mailServer;
        smtp = new Cable(ports[0], mailServer.getSmtp().getPort());
        imap = new Cable(ports[1], mailServer.getImap().getPort());
        product.launch();
        product.await("a set-up link", () -> product.output().contains("/setup#"));
        var token = product.output().replaceFirst("(?s).*/setup#([A-Za-z0-9_-]+).*", "$1");
        new Client(product.url()).post("/api/v1/setup",
                Map.of("token", token, "name", "Ada", "email", "ada@example.com", "password", PASSWORD));
        sql("""
                insert into channel_account (key, connector, name, address, settings, created_at)
                values ('email', 'email', 'Support', '%s', '{"imapScheme": "imap", "imapHost": "127.0.0.1", "imapPort": "%d",
                "smtpScheme": "smtp", "smtpHost": "127.0.0.1", "smtpPort": "%d", "pollMillis": "500"}', now())"""
                .formatted(address, ports[1], ports[0]));
        product.kill();
        product.start();
    }

    private static GreenMail mailServer() throws IOException {
        var ports = Ports.free(2);
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(ports[0], LOOPBACK, ServerSetup.PROTOCOL_SMTP), new ServerSetup(ports[1], LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        return server;
    }

    /** Where the desk reaches SMTP: whoever pulls that cable may listen here. */
    int smtpPort() {
        return ports[0];
    }

    Client signedIn() {
        return new Client(product.url()).signIn("ada@example.com", PASSWORD).withToken();
    }

    /** Puts a mail into this person's mailbox. */
    void deliver(String owner, String raw) throws MessagingException, UserException {
        var bytes = raw.getBytes(StandardCharsets.UTF_8);
        user(owner).deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    /** What this person has received, oldest first. */
    List<MimeMessage> mailbox(String owner) throws Exception {
        ImapHostManager folders = mailServer.getManagers().getImapHostManager();
        return folders.getInbox(user(owner)).getMessages().stream().map(stored -> stored.getMimeMessage()).toList();
    }

    private GreenMailUser user(String owner) throws UserException {
        synchronized (mailServer) {
            var known = mailServer.getManagers().getUserManager().getUser(owner);
            return known != null ? known : mailServer.getManagers().getUserManager().createUser(owner, owner, "any");
        }
    }

    void sql(String statement) throws Exception {
        try (var connection = product.database().getConnection(); var statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    long count(String table) throws Exception {
        try (var connection = product.database().getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        product.close();
        for (var cable : Stream.of(smtp, imap).toList()) cable.close();
        mailServer.stop();
    }
}
