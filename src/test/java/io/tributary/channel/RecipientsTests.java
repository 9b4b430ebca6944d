package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.WholeDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Whom a reply goes to, if nobody says; and who never gets one. */
@WholeDesk
class RecipientsTests {

    @Value("${tributary.public-url}")
    String url;

    Client agent;

    @BeforeEach
    void signIn() {
        agent = new Client(url).signIn("agent@tributary.example");
    }

    private String ticket(Mail mail) {
        return "/api/v1/tickets/" + agent.processed(mail.raw()).path("ticket").asLong() + "/messages";
    }

    private JsonNode reply(String path, Map<String, ?> more) {
        var form = new java.util.HashMap<String, Object>(Map.of("kind", "reply", "text", "Hello.", "holdSeconds", 60));
        form.putAll(more);
        var answer = agent.post(path, form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static List<String> addresses(JsonNode people) {
        var addresses = new ArrayList<String>();
        people.forEach(person -> addresses.add(person.path("address").asString()));
        return addresses;
    }

    @Test
    void everybodyTheCustomerCopiedInIsKeptAndWeAreNot() {
        var path = ticket(Mail.from("Rita <rita@example.com>").header("Cc",
                "Sam <sam@example.com>, SAM@example.com, Support+x@Tributary.Example, support+t100123.0123456789abcdef0123@tributary.example, rita@example.com"));

        var shown = agent.get(path.replace("/messages", "")).json();
        var reply = reply(path, Map.of());

        assertThat(addresses(reply.path("to"))).containsExactly("rita@example.com");
        assertThat(addresses(reply.path("cc"))).containsExactly("sam@example.com").isEqualTo(addresses(shown.path("copies")));
    }

    @Test
    void answerGoesWhereTheCustomerAsksForIt() {
        var path = ticket(Mail.from("form@example.com").header("Reply-To", "Tom <tom@example.com>"));

        assertThat(addresses(reply(path, Map.of()).path("to"))).containsExactly("tom@example.com");
    }

    @Test
    void requestToAnswerOurselvesIsNotFollowed() {
        var path = ticket(Mail.from("loop@example.com").header("Reply-To", "support+loop@tributary.example"));

        assertThat(addresses(reply(path, Map.of()).path("to"))).containsExactly("loop@example.com");
    }

    @Test
    void whomTheAgentNamesIsTakenAtTheirWord() {
        var path = ticket(Mail.from("uma@example.com").header("Cc", "vic@example.com"));

        var reply = reply(path, Map.of("to", List.of("wes@example.com", "WES@example.com", "support@tributary.example")));

        assertThat(addresses(reply.path("to"))).containsExactly("wes@example.com");
        assertThat(reply.path("cc")).isEmpty();
    }

    @Test
    void nobodyOrTooManyIsRefused() {
        var path = ticket(Mail.from("xia@example.com"));
        var crowd = IntStream.range(0, 51).mapToObj(n -> "guest" + n + "@example.com").toList();

        for (var to : List.of(crowd, List.of("support@tributary.example"), List.of("\"a@example.com, b\"@example.com"), List.of("a@example.com>b"),
                List.of("a@example.com\r\nBcc: b@example.com"), List.of("a＠b@example.com"), List.of("=?utf-8?q?a?=@example.com"), List.of("a b@example.com"))) {
            var refused = agent.post(path, Map.of("kind", "reply", "text", "Hello.", "to", to));
            assertThat(refused.status()).as(to.toString()).isEqualTo(400);
            assertThat(refused.json().path("params").path("field").asString()).isEqualTo("to");
        }
    }

    @Test
    void whoeverWasNamedInAReplyThatIsTakenBackStaysOutside() {
        var path = ticket(Mail.from("yan@example.com").header("Cc", "known@example.com"));
        var wrong = reply(path, Map.of("to", List.of("yan@example.com"), "cc", List.of("wrong@example.net", "known@example.com")));
        var kept = reply(path, Map.of("to", List.of("yan@example.com"), "cc", List.of("expert@example.net")));
        var twice = reply(path, Map.of("to", List.of("yan@example.com"), "cc", List.of("expert@example.net", "other@example.net")));

        assertThat(agent.delete("/api/v1/messages/" + wrong.path("id").asString()).status()).isEqualTo(204);
        assertThat(agent.delete("/api/v1/messages/" + twice.path("id").asString()).status()).isEqualTo(204);

        assertThat(addresses(reply(path, Map.of()).path("cc"))).containsExactlyInAnyOrder("known@example.com", "expert@example.net");
        assertThat(kept.path("id").asString()).isNotEmpty();
    }

    @Test
    void firstOneTakenBackLeavesWhomALaterReplyNamedToo() {
        var path = ticket(Mail.from("zoe@example.com"));
        var first = reply(path, Map.of("to", List.of("zoe@example.com"), "cc", List.of("later@example.net")));
        reply(path, Map.of("to", List.of("zoe@example.com"), "cc", List.of("later@example.net")));

        assertThat(agent.delete("/api/v1/messages/" + first.path("id").asString()).status()).isEqualTo(204);

        assertThat(addresses(reply(path, Map.of()).path("cc"))).containsExactly("later@example.net");
    }

    @Test
    void crowdThatAMailAsksToAnswerDoesNotKeepAnybodyFromAnswering() {
        var crowd = IntStream.range(0, 60).mapToObj(n -> "crowd" + n + "@example.com").toList();
        var path = ticket(Mail.from("many@example.com").header("Reply-To", String.join(", ", crowd)));

        var reply = reply(path, Map.of());

        assertThat(addresses(reply.path("to"))).isEqualTo(crowd.subList(0, 50));
        assertThat(reply.path("cc")).isEmpty();
    }
}
