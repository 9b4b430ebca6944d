package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signing in as production does: over TLS, with a password and with a token. Whom a program trusts is settled when it starts, so that
 * {@link EncryptedMail} is one of its own, which trusts the authority made here.
 */
@Timeout(120)
class EncryptedMailTests {

    @TempDir
    Path dir;

    @Test
    void signsInOverTlsWhereTheServerIsTheOneItSays() throws Exception {
        keytool("-genkeypair", "-alias", "mail", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-keystore", file("server.p12"));
        keytool("-exportcert", "-alias", "mail", "-keystore", file("server.p12"), "-file", file("server.cer"));
        keytool("-importcert", "-noprompt", "-alias", "mail", "-keystore", file("trust.p12"), "-file", file("server.cer"));

        // The mail server of the test complains on the same lines.
        assertThat(told("java", "-cp", System.getProperty("java.class.path"), "-Djavax.net.ssl.trustStore=" + file("trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=secret", "-Dgreenmail.tls.keystore.file=" + file("server.p12"),
                "-Dgreenmail.tls.keystore.password=secret", EncryptedMail.class.getName())).contains(
                "imaps password: in", "pop3s password: in", "smtps password: in",
                "imaps token: in", "pop3s token: in", "smtps token: in",
                "imaps wrong: sign-in-refused", "pop3s wrong: sign-in-refused", "smtps wrong: sign-in-refused",
                "imaps by another name: tls-failed", "pop3s by another name: tls-failed", "smtps by another name: tls-failed",
                "smtp starttls: in", "smtp starttls by another name: tls-failed", "smtp starttls not offered: tls-failed");
    }

    @Test
    void trustsNoServerThatOnlyVouchesForItself() throws Exception {
        keytool("-genkeypair", "-alias", "mail", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-keystore", file("server.p12"));

        assertThat(told("java", "-cp", System.getProperty("java.class.path"), "-Dgreenmail.tls.keystore.file=" + file("server.p12"),
                "-Dgreenmail.tls.keystore.password=secret", EncryptedMail.class.getName())).contains(
                "imaps password: tls-failed", "pop3s password: tls-failed", "smtps password: tls-failed", "smtp starttls: tls-failed");
    }

    private String told(String... command) throws Exception {
        return String.join("\n", run(command));
    }

    private String file(String name) {
        return dir.resolve(name).toString();
    }

    private void keytool(String... arguments) throws Exception {
        run(concat(List.of("keytool"), List.of(arguments), List.of("-storepass", "secret", "-storetype", "PKCS12")));
    }

    @SafeVarargs
    private static String[] concat(List<String>... parts) {
        return java.util.Arrays.stream(parts).flatMap(List::stream).toArray(String[]::new);
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        var said = dir.resolve("said.txt");
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        var lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
