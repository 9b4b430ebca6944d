package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.channel.CorpusMail;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** All the corpus through the door: every mail a message with its subject, sender and files, in its thread, and its very bytes given back. */
@WholeDesk
class CorpusFlowTests {

    @Value("${tributary.public-url}")
    String url;

    @Test
    void everyMailOfTheCorpusArrives() {
        var agent = new Client(url).signIn("admin@tributary.example");
        var door = agent.withToken("inbound");
        Map<CorpusMail, String> posted = new LinkedHashMap<>();
        for (var mail : CorpusMail.all()) {
            if (mail.raw().length == 0) continue;
            var answer = door.send("POST", "/api/v1/inbound/email", "message/rfc822", BodyPublishers.ofByteArray(mail.raw()));
            assertThat(answer.status()).as(mail.name()).isEqualTo(202);
            posted.put(mail, answer.json().path("id").asString());
            // What answers another is posted once that one is in.
            if (mail.only("thread") != null) processed(agent, posted.get(mail));
        }
        var softly = new SoftAssertions();
        var tickets = new HashMap<String, Long>();
        posted.forEach((mail, id) -> arrived(softly, agent, mail, processed(agent, id), tickets));
        softly.assertAll();
    }

    private static JsonNode processed(Client agent, String id) {
        return eventually(() -> {
            var row = agent.get("/api/v1/inbound/" + id).json();
            return row.path("state").asString().equals("accepted") ? null : row;
        });
    }

    private static void arrived(SoftAssertions softly, Client agent, CorpusMail mail, JsonNode row, Map<String, Long> tickets) {
        // A report on a mail we never sent is somebody else's, and set aside.
        var states = mail.only("automatic").equals("BOUNCE") ? new String[] {"processed", "quarantined"} : new String[] {"processed"};
        softly.assertThat(row.path("state").asString()).as("%s: %s", mail, row).isIn((Object[]) states);
        if (!row.path("state").asString().equals("processed")) return;
        var path = "/api/v1/messages/" + row.path("message").asString();
        var message = agent.get(path).json();
        if (mail.only("subject") != null) softly.assertThat(message.path("subject").asString()).as(mail.name()).isEqualTo(mail.only("subject"));
        if (mail.only("from") != null) softly.assertThat(mail.only("from")).as(mail.name()).contains(message.path("author").path("address").asString());
        if (mail.only("text") != null) softly.assertThat(message.path("text").asString()).as(mail.name()).isEqualTo(mail.only("text"));
        softly.assertThat(message.path("automatic").asBoolean()).as(mail.name()).isEqualTo(!mail.only("automatic").equals("NO"));
        softly.assertThat(message.path("attachments").size()).as(mail.name()).isEqualTo((int) mail.every("file").stream().filter(file -> !file.startsWith("|")).count());
        softly.assertThat(Arrays.equals(agent.get(path + "/raw").raw().body(), mail.raw())).as("raw of %s", mail).isTrue();
        thread(softly, mail, row.path("ticket").asLong(), tickets);
    }

    private static void thread(SoftAssertions softly, CorpusMail mail, long ticket, Map<String, Long> tickets) {
        var thread = mail.only("thread");
        if (thread == null) return;
        if (thread.equals("new")) softly.assertThat(tickets).as(mail.name()).doesNotContainValue(ticket);
        else softly.assertThat(ticket).as(mail.name()).isEqualTo(tickets.get(thread));
        tickets.put(mail.name(), ticket);
    }
}
