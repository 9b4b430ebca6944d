package io.tributary.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.PublicAddresses;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is posted to may be hostile, and so may be whoever said where. */
@Timeout(60)
class WebhookSenderTests {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final String SECRET = WebhookSignature.newSecret();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open) each.close();
    }

    /** As if this machine's loopback were a public place. */
    private WebhookSender sender(WebhookHosts.Names names, Predicate<InetAddress> judge, SSLContext trusted) {
        return sender(names, judge, trusted, PATIENCE);
    }

    private WebhookSender sender(WebhookHosts.Names names, Predicate<InetAddress> judge, SSLContext trusted, Duration patience) {
        var sender = new WebhookSender(new WebhookHosts(true, names, judge), Clock.systemUTC(), trusted, patience);
        open.add(sender::destroy);
        return sender;
    }

    private WebhookSender sender() throws Exception {
        return sender(InetAddress::getAllByName, address -> true, SSLContext.getDefault());
    }

    private static WebhookAnswer post(WebhookSender sender, String url) {
        return sender.post(WebhookUrl.read(url), "event-1", "{\"a\":\"ü\"}", List.of(SECRET));
    }

    private interface Manners {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** A server that has read a whole request and then behaves like this. */
    private String rude(Manners manners) throws IOException {
        var door = new ServerSocket(0, 5, HERE);
        open.add(door);
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try (var socket = door.accept()) {
                    var read = new StringBuilder();
                    while (!read.toString().contains("}")) read.append((char) socket.getInputStream().read());
                    manners.answer(socket.getOutputStream());
                } catch (IOException | InterruptedException e) {
                    // It hung up on us, as it should.
                }
            }
        });
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Test
    void whatIsToldCanBeVerified() throws Exception {
        var receiver = Receiver.open();
        open.add(receiver);

        var answer = post(sender(), receiver.url() + "?token=a%20b");

        assertThat(answer.taken()).isTrue();
        assertThat(answer.status()).isEqualTo(204);
        var told = receiver.told().getFirst();
        assertThat(told.signedWith(SECRET)).isTrue();
        assertThat(told.signedWith(WebhookSignature.newSecret())).isFalse();
        assertThat(told.id()).isEqualTo("event-1");
        assertThat(Instant.ofEpochSecond(told.timestamp())).isBetween(Instant.now().minusSeconds(10), Instant.now().plusSeconds(10));
        assertThat(told.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(told.path()).isEqualTo("/hook?token=a%20b");
        assertThat(told.headers()).doesNotContain("Cookie", "Authorization", "Upgrade", "Accept-encoding", "Expect");
    }

    @Test
    void redirectIsAnAnswerAndNotFollowed() throws Exception {
        var receiver = Receiver.open().answering(302, 307, 308);
        open.add(receiver);
        var looked = new ArrayList<String>();
        var sender = sender(host -> {
            looked.add(host);
            return InetAddress.getAllByName(host);
        }, address -> true, SSLContext.getDefault());

        for (int status : List.of(302, 307, 308)) assertThat(post(sender, receiver.url())).extracting(WebhookAnswer::status, WebhookAnswer::code).containsExactly(status, "status");
        assertThat(looked).containsExactly("127.0.0.1", "127.0.0.1", "127.0.0.1");
    }

    /** The judged address is the one connected to, though the name has another one by then. */
    @Test
    void secondAnswerOfTheNameServerChangesNothing() throws Exception {
        var receiver = Receiver.open();
        open.add(receiver);
        var asked = new AtomicInteger();
        WebhookHosts.Names rebinding = host -> new InetAddress[] {asked.incrementAndGet() == 1 ? HERE : InetAddress.ofLiteral("127.0.0.2")};

        assertThat(post(sender(rebinding, address -> true, SSLContext.getDefault()), "http://rebinding.example:" + receiver.port() + "/").taken()).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(receiver.told().getFirst().host()).isEqualTo("rebinding.example:" + receiver.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "１２７.0.0.1", "localhost", "[::ffff:127.0.0.1]", "inside.example"})
    void nothingReachesOurOwnNetwork(String host) throws Exception {
        var reached = new CountDownLatch(1);
        var url = rude(out -> reached.countDown());
        var port = url.replaceAll("\\D*\\d+\\.\\d+\\.\\d+\\.\\d+:(\\d+)/", "$1");
        WebhookHosts.Names names = name -> name.equals("inside.example") ? new InetAddress[] {HERE} : InetAddress.getAllByName(name);
        var guarded = new WebhookSender(new WebhookHosts(false, names, PublicAddresses::open), Clock.systemUTC(), SSLContext.getDefault(), PATIENCE);
        open.add(guarded::destroy);

        assertThat(post(guarded, "https://" + host + ":" + port + "/").code()).isEqualTo("host-refused");
        assertThat(post(guarded, "http://" + host + ":" + port + "/").code()).isEqualTo("host-refused");
        assertThat(reached.await(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void whatOurOwnNetworkAnswersIsShownToNobody() throws Exception {
        var url = rude(out -> say(out, "HTTP/1.1 500 Oh\r\nContent-Length: 6\r\n\r\nsecret"));

        var answer = post(sender(InetAddress::getAllByName, PublicAddresses::open, SSLContext.getDefault()), url);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isNull();
        assertThat(post(sender(), url).text()).isEqualTo("secret");
    }

    @Test
    void silenceHasAnEnd() throws Exception {
        var url = rude(out -> Thread.sleep(30_000));
        var begun = Instant.now();

        assertThat(post(sender(), url).code()).isEqualTo("timed-out");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE.plusSeconds(3));
    }

    @Test
    void headersThatDripHaveAnEnd() throws Exception {
        var url = rude(out -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 300; i++) {
                say(out, "X-" + i + ": a\r\n");
                Thread.sleep(100);
            }
        });
        var begun = Instant.now();

        assertThat(post(sender(), url).code()).isEqualTo("timed-out");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE.plusSeconds(3));
    }

    @Test
    void informationWithoutEndHasAnEnd() throws Exception {
        var url = rude(out -> {
            while (true) say(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
        });

        assertThat(post(sender(), url).code()).isEqualTo("timed-out");
    }

    @Test
    void bodyWithoutEndIsReadInPartAndItsStatusCounts() throws Exception {
        var written = new AtomicInteger();
        var url = rude(out -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
            while (true) {
                say(out, "a".repeat(8_192));
                written.addAndGet(8_192);
            }
        });

        var answer = post(sender(), url);

        assertThat(answer.taken()).isTrue();
        assertThat(answer.text()).isEqualTo("a".repeat(1_000));
        // What the sockets of both sides hold, and no stream of gigabytes.
        assertThat(written).hasValueLessThan(16 * 1024 * 1024);
    }

    @Test
    void bodyThatDripsCountsByItsStatus() throws Exception {
        var url = rude(out -> {
            say(out, "HTTP/1.1 503 Later\r\nRetry-After: 120\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                say(out, "a");
                Thread.sleep(100);
            }
        });

        var answer = post(sender(), url);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("status");
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void hugeHeadersAreNotTaken() throws Exception {
        var wide = rude(out -> say(out, "HTTP/1.1 200 OK\r\nX: " + "a".repeat(1_000_000) + "\r\n\r\n"));
        var many = rude(out -> say(out, "HTTP/1.1 200 OK\r\n" + "X: a\r\n".repeat(10_000) + "\r\n"));

        assertThat(post(sender(), wide).code()).isEqualTo("not-http");
        assertThat(post(sender(), many).code()).isEqualTo("not-http");
    }

    @Test
    void compressedAnswerIsNotUnpacked() throws Exception {
        var url = rude(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nnaked"));

        assertThat(post(sender(), url).text()).isEqualTo("naked");
    }

    @Test
    void answerIsStorableText() throws Exception {
        var url = rude(out -> say(out, "HTTP/1.1 400 No\r\nContent-Length: 12\r\n\r\na\0b\u001b[31m\u00ff\u00fe\r\n"));

        assertThat(post(sender(), url).text()).isEqualTo("a b [31m\ufffd\ufffd");
    }

    @Test
    void whatIsNotHttpSaysSo() throws Exception {
        assertThat(post(sender(), rude(out -> {})).code()).isEqualTo("not-http");
        assertThat(post(sender(), rude(out -> say(out, "-ERR unknown command\r\n".repeat(20)))).code()).isEqualTo("not-http");
    }

    @Test
    void closedDoorAndUnknownNameSaySo() throws Exception {
        var door = new ServerSocket(0, 1, HERE);
        var port = door.getLocalPort();
        door.close();

        assertThat(post(sender(), "http://127.0.0.1:" + port + "/").code()).isEqualTo("connection-refused");
        assertThat(post(sender(host -> {
            throw new java.net.UnknownHostException(host);
        }, address -> true, SSLContext.getDefault()), "http://nowhere.example/").code()).isEqualTo("unknown-host");
    }

    @Test
    void nameServerThatDoesNotAnswerHasAnEnd() throws Exception {
        var sender = sender(host -> {
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[] {HERE};
        }, address -> true, SSLContext.getDefault());

        assertThat(post(sender, "http://slow.example/").code()).isEqualTo("timed-out");
    }

    /** Connected to by its address, it has to prove its name, and is told which one is meant. */
    @Test
    void certificateIsOfTheNameAndNotOfTheAddress(@TempDir Path folder) throws Exception {
        var identity = identity(folder, "hooks.example");
        var trusting = trusting(folder);
        var receiver = Receiver.encrypted(identity);
        open.add(receiver);
        WebhookHosts.Names names = host -> new InetAddress[] {HERE};
        // The first handshake of a JVM takes its time.
        var patience = Duration.ofSeconds(20);

        assertThat(post(sender(names, address -> true, trusting, patience), "https://hooks.example:" + receiver.port() + "/").code()).isNull();
        assertThat(post(sender(names, address -> true, trusting, patience), "https://other.example:" + receiver.port() + "/").code()).isEqualTo("tls-failed");
        assertThat(post(sender(names, address -> true, trusting, patience), "https://127.0.0.1:" + receiver.port() + "/").code()).isEqualTo("tls-failed");
        assertThat(post(sender(names, address -> true, SSLContext.getDefault(), patience), "https://hooks.example:" + receiver.port() + "/").code()).isEqualTo("tls-failed");
        assertThat(receiver.told()).hasSize(1);
        assertThat(askedFor(identity, names, trusting)).isEqualTo("type=host_name (0), value=hooks.example");
    }

    private String askedFor(SSLContext identity, WebhookHosts.Names names, SSLContext trusting) throws Exception {
        var door = identity.getServerSocketFactory().createServerSocket(0, 1, HERE);
        open.add(door);
        Thread.ofVirtual().start(() -> post(sender(names, address -> true, trusting), "https://hooks.example:" + door.getLocalPort() + "/"));
        try (var socket = (javax.net.ssl.SSLSocket) door.accept()) {
            socket.startHandshake();
            return ((ExtendedSSLSession) socket.getSession()).getRequestedServerNames().getFirst().toString();
        }
    }

    private static SSLContext identity(Path folder, String name) throws Exception {
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "x", "-keyalg", "EC",
                "-dname", "CN=" + name, "-ext", "san=dns:" + name, "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", folder.resolve("keys").toString())
                .redirectErrorStream(true).start();
        assertThat(made.waitFor()).as(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isZero();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keys(folder), "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trusting(Path folder) throws Exception {
        var known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("x", keys(folder).getCertificate("x"));
        known.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, known.getTrustManagers(), null);
        return context;
    }

    private static KeyStore keys(Path folder) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve("keys"))) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }
}
