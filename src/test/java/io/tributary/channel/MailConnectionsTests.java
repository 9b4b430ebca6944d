package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One session serves all conversations with a server; whoever signs in does so for one of them. */
class MailConnectionsTests {

    private static final String USER = "support@example.com";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final MailConnections connections = new MailConnections(new MailHosts(true));

    @BeforeEach
    void start() {
        server.setUser(USER, USER, "right");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aServerHasOneSessionWhoeverSignsIn() throws MessagingException {
        assertThat(session("127.0.0.1", Map.of())).isSameAs(session("127.0.0.1", Map.of()));
    }

    @Test
    void anotherHostOrMannerHasAnother() throws MessagingException {
        var session = session("127.0.0.1", Map.of());
        assertThat(session("127.0.0.2", Map.of())).isNotSameAs(session);
        assertThat(session("127.0.0.1", Map.of("mail.mime.allowutf8", "true"))).isNotSameAs(session);
        assertThat(session("127.0.0.1", Map.of("mail.mime.allowutf8", "true")).getProperty("mail.mime.allowutf8")).isEqualTo("true");
    }

    @Test
    void aPasswordIsForgottenWithItsConversation() throws MessagingException {
        connect("right");
        assertThatThrownBy(() -> connect("wrong")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> connect(null)).isInstanceOf(AuthenticationFailedException.class);
        connect("right");
    }

    private void connect(@Nullable String password) throws MessagingException {
        var login = login("127.0.0.1", password);
        // Whoever has no password is then turned away by ourselves.
        try (var transport = connections.session(login, Map.of("mail.smtp.auth", "true")).getTransport("smtp")) {
            MailConnections.connect(transport, login);
        }
    }

    private Session session(String host, Map<String, String> more) throws MessagingException {
        return connections.session(login(host, "right"), more);
    }

    private MailLogin login(String host, @Nullable String password) {
        return new MailLogin(new MailServer("smtp", host, server.getSmtp().getPort(), "none", USER), false, false, fresh -> password);
    }
}
