package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All files of a message at once, for whoever sees the message. */
@WholeDesk
class AttachmentArchiveTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private String message(String... namesAndTexts) {
        var mail = new StringBuilder("From: files" + UUID.randomUUID() + "@example.org\r\nTo: support@tributary.example\r\nSubject: Files\r\nMessage-ID: <"
                + UUID.randomUUID() + "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            mail.append("--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''")
                    .append(java.net.URLEncoder.encode(namesAndTexts[i], StandardCharsets.UTF_8).replace("+", "%20"))
                    .append("\r\n\r\n").append(namesAndTexts[i + 1]).append("\r\n");
        }
        return agent.processed(mail.append("--b--\r\n").toString()).path("message").asString();
    }

    private static String path(String message) {
        return "/api/v1/messages/" + message + "/attachments";
    }

    private static Map<String, String> unpacked(Client.Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.raw().body()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void holdsEveryFileUnderANameOfItsOwn() throws IOException {
        var message = message("账单.pdf", "one", "notes.txt", "two", "Notes.txt", "three", "../../evil.sh", "four");

        var answer = agent.get(path(message));

        var files = unpacked(answer);
        assertThat(files).hasSize(4).containsEntry("账单.pdf", "one").containsEntry("notes.txt", "two").containsEntry("Notes (2).txt", "three").containsValue("four");
        assertThat(files.keySet()).noneMatch(name -> name.contains("/") || name.contains("\\") || name.startsWith("."));
        assertThat(answer.raw().headers().firstValue("content-type")).hasValue("application/zip");
        assertThat(answer.raw().headers().firstValue("content-disposition")).hasValue("attachment; filename=\"attachments.zip\"");
    }

    @Test
    void isThereOnlyForWhoeverSeesTheMessage() throws IOException {
        var message = message("secret.txt", "secret");
        var desk = new Desk(url, agents, teams);
        var outsider = desk.signedIn(desk.hire(Role.AGENT, desk.team()));
        assertThat(unpacked(agent.get(path(message)))).containsEntry("secret.txt", "secret");

        assertThat(outsider.get(path(message)).status()).isEqualTo(404);
        assertThat(new Client(url).get(path(message)).status()).isEqualTo(401);
        assertThat(agent.get(path(message())).code()).as("a message without files").isEqualTo("not-found");
    }

    @Test
    void isNotMadeOfMoreThanAnybodyWaitsFor() {
        var message = message("large.bin", "claimed", "small.bin", "small");
        jdbc.sql("update attachment set size = ? where message_id = ?::uuid and name = 'large.bin'").params(250L * 1024 * 1024, message).update();

        assertThat(agent.get(path(message)).status()).isEqualTo(413);
    }
}
