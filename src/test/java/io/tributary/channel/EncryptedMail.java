package io.tributary.channel;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server and we at its doors; tells, a line each, what became of it. */
final class EncryptedMail {

    private static final String USER = "support@example.com";
    private static final String[] PROTOCOLS = {"imap", "pop3", "smtp"};

    private final MailConnections connections = new MailConnections(new MailHosts(true));

    public static void main(String[] arguments) throws Exception {
        var server = new GreenMail(new ServerSetup[] {new ServerSetup(0, "localhost", "imaps"), new ServerSetup(0, "localhost", "pop3s"),
                new ServerSetup(0, "localhost", "smtps")});
        server.setUser(USER, USER, "right");
        server.start();
        try {
            var mail = new EncryptedMail();
            for (var protocol : PROTOCOLS) {
                int port = (protocol.equals("imap") ? server.getImaps() : protocol.equals("pop3") ? server.getPop3s() : server.getSmtps()).getPort();
                mail.tell(protocol + "s password", protocol, "localhost", port, "tls", false, fresh -> "right");
                mail.tell(protocol + "s token", protocol, "localhost", port, "tls", true, fresh -> fresh ? "right" : "run out");
                mail.tell(protocol + "s wrong", protocol, "localhost", port, "tls", false, fresh -> "wrong");
                mail.tell(protocol + "s by another name", protocol, "127.0.0.1", port, "tls", false, fresh -> "right");
            }
            mail.tell("smtp starttls", "smtp", "localhost", upgrading(true), "starttls", false, fresh -> "right");
            mail.tell("smtp starttls by another name", "smtp", "127.0.0.1", upgrading(true), "starttls", false, fresh -> "right");
            mail.tell("smtp starttls not offered", "smtp", "localhost", upgrading(false), "starttls", false, fresh -> "right");
        } finally {
            server.stop();
        }
    }

    private void tell(String what, String protocol, String host, int port, String security, boolean token, MailLogin.Secret secret) {
        var login = new MailLogin(new MailServer(protocol, host, port, security, USER), false, token, secret);
        try {
            signIn(login);
            System.out.println(what + ": in");
        } catch (MessagingException | RuntimeException e) {
            System.out.println(what + ": " + MailFailure.of(e).code());
        }
    }

    private void signIn(MailLogin login) throws MessagingException {
        if (login.server().protocol().equals("smtp")) {
            try (var transport = connections.session(login, Map.of()).getTransport(login.server().scheme())) {
                MailConnections.connect(transport, login);
            }
        } else {
            connections.store(login, Duration.ofSeconds(10)).store().close();
        }
    }

    /** An SMTP server of one conversation (RFC 3207), for ours cannot upgrade. @return its port */
    private static int upgrading(boolean offers) throws IOException {
        var door = new ServerSocket(0);
        Thread.ofVirtual().start(() -> {
            try (door; var socket = door.accept()) {
                converse(socket, offers);
            } catch (Exception e) {
                // The other side hangs up on whom it does not trust.
            }
        });
        return door.getLocalPort();
    }

    private static void converse(Socket socket, boolean offers) throws Exception {
        say(socket, "220 localhost ESMTP");
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("EHLO")) say(socket, offers ? "250-localhost\r\n250 STARTTLS" : "250-localhost\r\n250 AUTH PLAIN");
            else if (line.equals("STARTTLS")) {
                say(socket, "220 Go ahead");
                converse(encrypted(socket), "AUTH PLAIN");
                return;
            } else say(socket, line.equals("QUIT") ? "221 Bye" : "530 Must issue a STARTTLS command first");
        }
    }

    private static void converse(SSLSocket socket, String capability) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            say(socket, line.startsWith("EHLO") ? "250-localhost\r\n250 " + capability : line.startsWith("AUTH") ? "235 In" : "221 Bye");
        }
    }

    private static SSLSocket encrypted(Socket socket) throws Exception {
        var password = System.getProperty("greenmail.tls.keystore.password").toCharArray();
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = new FileInputStream(System.getProperty("greenmail.tls.keystore.file"))) {
            keys.load(file, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var upgraded = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        upgraded.setUseClientMode(false);
        return upgraded;
    }

    private static void say(Socket socket, String lines) throws IOException {
        socket.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
