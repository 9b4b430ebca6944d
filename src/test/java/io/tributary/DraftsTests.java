package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client.Answer;
import io.tributary.console.Drafts;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is written is kept for its writer, and goes exactly when it is sent. */
@WholeDesk
class DraftsTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Drafts drafts;

    Desk desk;
    UUID team;
    io.tributary.identity.Agent writer;
    Client office;
    Client home;
    Client colleague;
    long number;

    @BeforeEach
    void ticket() {
        desk = new Desk(url, agents, teams);
        team = desk.team();
        writer = desk.hire(Role.AGENT, team);
        office = desk.signedIn(writer);
        home = desk.signedIn(writer);
        colleague = desk.signedIn(desk.hire(Role.AGENT, team));
        number = open("Draft me");
    }

    @Test
    void secondBrowserReadsItAndNobodyElse() {
        save(office, number, "Half a sen", 1, 0);

        assertThat(draft(home, number).path("text").asString()).isEqualTo("Half a sen");
        assertThat(home.get("/api/v1/drafts").json().path("items").get(0).path("ticket").asLong()).isEqualTo(number);
        assertThat(colleague.get("/api/v1/tickets/" + number + "/drafts").json().path("items").size()).isZero();
        assertThat(colleague.get("/api/v1/drafts").text()).doesNotContain("Half a sen");
    }

    @Test
    void sendingTakesItAlongAndALateSaveDoesNotBringItBack() {
        save(office, number, "For our eyes", 1, 0);

        var sent = note("For our eyes only", 3, UUID.randomUUID());

        assertThat(sent.status()).isEqualTo(201);
        assertThat(draft(home, number).path("text").asString()).isEmpty();
        assertThat(save(office, number, "For our eyes on", 2, 1).json().path("text").asString()).isEmpty();
        assertThat(draft(home, number).path("text").asString()).isEmpty();
        assertThat(home.get("/api/v1/drafts").json().path("items").size()).isZero();
    }

    @Test
    void sameSendingRepeatedAfterALostAnswerLeavesANewTextAlone() {
        var key = UUID.randomUUID();
        note("First", 2, key);
        save(office, number, "Second", 3, 1);

        note("First", 2, key);

        assertThat(draft(office, number).path("text").asString()).isEqualTo("Second");
        assertThat(office.get("/api/v1/tickets/" + number + "/messages").json().path("items").size()).isEqualTo(2);
    }

    @Test
    void refusedSendingLeavesItWhereItIs() {
        save(office, number, "With a file that is not mine", 1, 0);

        var refused = office.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "With a file that is not mine",
                "attachments", List.of(UUID.randomUUID()), "draft", Map.of("writer", "office", "turn", 2, "rev", 1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(draft(office, number).path("text").asString()).isEqualTo("With a file that is not mine");
    }

    @Test
    void programThatWritesWithTheWritersTokenLeavesTheDraft() {
        save(office, number, "My own words", 1, 0);

        office.withToken().post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "From a script"));

        assertThat(draft(office, number).path("text").asString()).isEqualTo("My own words");
    }

    @Test
    void goesAlongWhenItsTicketIsMerged() {
        var into = open("The other");
        save(office, number, "Moved with me", 1, 0);

        colleague.post("/api/v1/tickets/" + number + "/merge", Map.of("into", into));

        assertThat(draft(office, into).path("text").asString()).isEqualTo("Moved with me");
        assertThat(draft(office, number).path("text").asString()).as("asked by its old number").isEqualTo("Moved with me");
        save(office, number, "Moved with me, saved late", 2, 1);
        assertThat(draft(office, into).path("text").asString()).isEqualTo("Moved with me, saved late");
    }

    @Test
    void whatWasTakenBackStandsBesideWhatIsWrittenByNow() {
        save(office, number, "Something new", 1, 0);

        office.post("/api/v1/tickets/" + number + "/drafts/note/other", Map.of("text", "Taken back"));

        assertThat(draft(home, number).path("text").asString()).isEqualTo("Something new");
        assertThat(draft(home, number).path("other").path("text").asString()).isEqualTo("Taken back");
        save(office, number, "Something newer", 2, 1);
        assertThat(draft(home, number).path("other").path("text").asString()).isEqualTo("Taken back");
    }

    @Test
    void outOfSightItIsStillItsWritersToReadAndToThrowAway() {
        save(office, number, "Nobody shall lose this", 1, 0);
        assertThat(colleague.patch("/api/v1/tickets/" + number, Map.of("team", desk.team())).status()).isEqualTo(200);

        assertThat(office.get("/api/v1/tickets/" + number + "/drafts").status()).isEqualTo(404);
        var begun = office.get("/api/v1/drafts").json().path("items").get(0);
        assertThat(begun.path("text").asString()).isEqualTo("Nobody shall lose this");
        assertThat(begun.path("visible").asBoolean()).isFalse();
        assertThat(begun.path("subject").isNull()).isTrue();
        assertThat(save(office, number, "Written blindly", 2, 1).status()).isEqualTo(404);
        assertThat(office.delete("/api/v1/tickets/" + number + "/drafts/note").status()).isEqualTo(204);
        assertThat(office.get("/api/v1/drafts").json().path("items").size()).isZero();
    }

    @Test
    void holdsNobodyElsesFile() {
        var theirs = upload(colleague, "secret.txt");
        var mine = upload(office, "mine.txt");
        office.send("PUT", "/api/v1/tickets/" + number + "/drafts/note", form("With files", 1, 0, List.of(theirs, mine)));

        var files = draft(home, number).path("attachments");

        assertThat(files.size()).isEqualTo(1);
        assertThat(files.get(0).path("name").asString()).isEqualTo("mine.txt");
    }

    @Test
    void uploadNobodyUsesIsSweptAndOneInADraftIsNot() {
        var forgotten = upload(office, "forgotten.txt");
        var kept = upload(office, "kept.txt");
        office.send("PUT", "/api/v1/tickets/" + number + "/drafts/note", form("With a file", 1, 0, List.of(kept)));
        jdbc.sql("update attachment set created_at = created_at - interval '8 days' where id in (:ids)")
                .param("ids", List.of(UUID.fromString(forgotten), UUID.fromString(kept)))
                .update();

        drafts.forget();

        assertThat(office.get("/api/v1/attachments/" + forgotten).status()).isEqualTo(404);
        assertThat(office.get("/api/v1/attachments/" + kept).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeSavedIsRefusedAndWhatCanIsTaken() {
        assertThat(office.send("PUT", "/api/v1/tickets/" + number + "/drafts/event", form("x", 1, 0, List.of())).status()).isEqualTo(404);
        assertThat(office.send("PUT", "/api/v1/tickets/" + number + "/drafts/note", form("x".repeat(1_000_001), 1, 0, List.of())).status()).isEqualTo(400);
        assertThat(office.send("PUT", "/api/v1/tickets/" + number + "/drafts/note", Map.of("text", "x")).status()).isEqualTo(400);
        assertThat(office.send("PUT", "/api/v1/tickets/" + number + "/drafts/note", "application/json",
                BodyPublishers.ofString("{\"text\":\"half \\ud83d and \\u0000\",\"writer\":\"office\",\"turn\":1,\"rev\":0}")).status()).isEqualTo(200);
        assertThat(draft(office, number).path("text").asString()).isEqualTo("half \ufffd and ");
    }

    private long open(String subject) {
        return office.post("/api/v1/tickets", Map.of("subject", subject, "text", "Please", "team", team,
                "customer", Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
    }

    private Answer save(Client browser, long ticket, String text, int turn, int rev) {
        return browser.send("PUT", "/api/v1/tickets/" + ticket + "/drafts/note", form(text, turn, rev, List.of()));
    }

    private static Map<String, Object> form(String text, int turn, int rev, List<String> files) {
        return new HashMap<>(Map.of("text", text, "writer", "office", "turn", turn, "rev", rev, "attachments", files));
    }

    private Answer note(String text, int turn, UUID key) {
        return office.send("POST", "/api/v1/tickets/" + number + "/messages",
                Map.of("kind", "note", "text", text, "draft", Map.of("writer", "office", "turn", turn, "rev", 1)), "Idempotency-Key", key.toString());
    }

    private static JsonNode draft(Client browser, long ticket) {
        return browser.get("/api/v1/tickets/" + ticket + "/drafts").json().path("items").get(0);
    }

    private static String upload(Client client, String name) {
        return client.send("POST", "/api/v1/attachments", "multipart/form-data; boundary=b", BodyPublishers.ofString(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\nx\r\n--b--\r\n")).json().path("id").asString();
    }
}
