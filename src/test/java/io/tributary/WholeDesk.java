package io.tributary;

import io.tributary.platform.TestDatabase;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole product as its demo, on free ports: real PostgreSQL, real SMTP and IMAP, real HTTP. One context for all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = {TestDatabase.class, WholeDesk.Ports.class, WholeDesk.QuickPasswords.class})
public @interface WholeDesk {

    /** Free ports, known before anything starts: the public URL names one. */
    class Ports implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var ports = free(5);
                TestPropertyValues.of(
                        "server.port=" + ports[0],
                        "tributary.public-url=http://localhost:" + ports[0],
                        // Where a browser comes from that sits behind a cable which can be pulled.
                        "tributary.also-origins=http://127.0.0.1:" + ports[0] + ",http://localhost:" + ports[3],
                        "desk.cable-port=" + ports[3],
                        // One that nobody answers for, and one that does while a test lets it: neither may keep the desk closed.
                        "spring.security.oauth2.client.provider.gone.issuer-uri=http://localhost:1",
                        "spring.security.oauth2.client.registration.gone.client-id=desk",
                        "spring.security.oauth2.client.registration.gone.client-secret=desk-secret",
                        "spring.security.oauth2.client.registration.gone.client-name=Gone ID",
                        "desk.provider-port=" + ports[4],
                        "spring.security.oauth2.client.provider.acme.issuer-uri=http://localhost:" + ports[4],
                        "spring.security.oauth2.client.registration.acme.client-id=desk",
                        "spring.security.oauth2.client.registration.acme.client-secret=desk-secret",
                        "spring.security.oauth2.client.registration.acme.client-name=Acme ID",
                        "spring.security.oauth2.client.registration.acme.scope=openid,email",
                        "tributary.demo.smtp-port=" + ports[1],
                        "tributary.demo.imap-port=" + ports[2],
                        "tributary.data=" + Files.createTempDirectory("tributary-desk")).applyTo(context);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public static int[] free(int count) throws IOException {
            var sockets = new ArrayList<ServerSocket>();
            var ports = new int[count];
            for (int i = 0; i < count; i++) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports[i] = socket.getLocalPort();
            }
            for (var socket : sockets) socket.close();
            return ports;
        }
    }

    /** Passwords cost a guesser a tenth of a second each; hiring and signing in thousands of people would be a third of what tests take. */
    class QuickPasswords implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final int LEAST = 4;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var encoder = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST)));
            ((GenericApplicationContext) context).registerBean("quickPasswords", PasswordEncoder.class, () -> encoder, bean -> bean.setPrimary(true));
        }
    }
}
