package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An administrator adds a mailbox and its mail arrives; nothing is started again for it. */
@WholeDesk
class AccountsFlowTests {

    private static final String ACCOUNTS = "/api/v1/channel-accounts";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Client admin;
    GreenMail server;
    int[] ports;
    String key = "box" + UUID.randomUUID().toString().substring(0, 8);
    String address = key + "@shop.example";

    @BeforeEach
    void open() throws Exception {
        var desk = new Desk(url, agents, teams);
        admin = desk.signedIn(desk.hire(Role.ADMIN));
        ports = WholeDesk.Ports.free(4);
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(ports[0], "127.0.0.1", ServerSetup.PROTOCOL_IMAP), new ServerSetup(ports[1], "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports[2], "127.0.0.1", ServerSetup.PROTOCOL_IMAPS), new ServerSetup(ports[3], "127.0.0.1", ServerSetup.PROTOCOL_POP3)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withUser(address, address, "right"));
        server.start();
    }

    @AfterEach
    void close() {
        jdbc.sql("delete from channel_account where key = ?").param(key).update();
        server.stop();
    }

    private Map<String, Object> form() {
        return new HashMap<>(Map.of("key", key, "connector", "email", "name", "Shop", "address", address, "password", "right",
                "receive", server("imap", ports[0]), "send", Map.of("host", "127.0.0.1", "port", ports[1], "security", "none"),
                "signature", Map.of("en", "The shop", "zh-CN", "小店"), "pollSeconds", 1));
    }

    private static Map<String, Object> server(String protocol, int port) {
        return Map.of("protocol", protocol, "host", "127.0.0.1", "port", port, "security", "none");
    }

    private Map<String, Object> form(String field, Object value) {
        var form = form();
        form.put(field, value);
        return form;
    }

    private void deliver(String subject) throws Exception {
        var raw = Mail.from("cara@example.com").to(address).subject(subject).raw().getBytes(StandardCharsets.UTF_8);
        server.getUserManager().getUserByEmail(address).deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    private void ticket(String subject) {
        eventually(() -> admin.get("/api/v1/tickets?limit=200&sort=-created").text().contains(subject) ? "" : null);
    }

    private JsonNode health(String state) {
        return eventually(() -> {
            var health = admin.get(ACCOUNTS + "/" + key).json().path("health");
            return health.path("state").asString().equals(state) ? health : null;
        });
    }

    @Test
    void newMailboxStartsFromNowAndIsReadAtOnce() throws Exception {
        deliver("Just before " + key);
        var created = admin.post(ACCOUNTS, form());
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().path("signIn").path("secretSet").asBoolean()).isTrue();
        assertThat(created.text()).doesNotContain("right");
        health("ok");
        deliver("Brand new " + key);

        ticket("Brand new " + key);
        assertThat(admin.get("/api/v1/tickets?limit=200&sort=-created").text()).doesNotContain("Just before " + key);
        assertThat(health("ok").path("lastMailAt").asString()).isNotBlank();
    }

    @Test
    void changedPasswordIsUsedAtOnceAndADisabledMailboxIsLeftAlone() throws Exception {
        admin.post(ACCOUNTS, form("password", "wrong"));
        assertThat(health("failing").path("code").asString()).isEqualTo("sign-in-refused");

        assertThat(admin.patch(ACCOUNTS + "/" + key, Map.of("password", "right")).status()).isEqualTo(200);
        health("ok");

        assertThat(admin.patch(ACCOUNTS + "/" + key, Map.of("enabled", false)).json().path("health").path("state").asString()).isEqualTo("disabled");
        deliver("While it was off " + key);
        Thread.sleep(1_500);
        assertThat(admin.get("/api/v1/tickets?limit=200&sort=-created").text()).doesNotContain("While it was off " + key);
        admin.patch(ACCOUNTS + "/" + key, Map.of("enabled", true));
        ticket("While it was off " + key);
    }

    @Test
    void mailboxCanBeReadByPop3() throws Exception {
        deliver("Before pop " + key);
        var created = admin.post(ACCOUNTS, form("receive", server("pop3", ports[3])));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        deliver("By pop " + key);

        ticket("By pop " + key);
        assertThat(admin.get("/api/v1/tickets?limit=200&sort=-created").text()).doesNotContain("Before pop " + key);
        var user = server.getUserManager().getUserByEmail(address);
        assertThat(server.getManagers().getImapHostManager().getInbox(user).getMessageCount()).as("left on the server").isEqualTo(2);
    }

    @Test
    void trialTellsWhatWorksAndWhatDoesNot() {
        var good = admin.post(ACCOUNTS + ":test", form()).json();
        assertThat(good.path("receive").path("ok").asBoolean()).as(good.toString()).isTrue();
        assertThat(good.path("send").path("ok").asBoolean()).as(good.toString()).isTrue();

        assertThat(admin.post(ACCOUNTS + ":test", form("password", "wrong")).json().path("receive").path("code").asString()).isEqualTo("sign-in-refused");
        assertThat(trial(server("imap", 1))).isEqualTo("connection-refused");
        assertThat(trial(server("imap", ports[1]))).isEqualTo("not-mail");
        assertThat(trial(Map.of("protocol", "imap", "host", "127.0.0.1", "port", ports[2], "security", "tls"))).isEqualTo("tls-failed");
        assertThat(trial(Map.of("protocol", "imap", "host", "no-such-host.invalid", "port", 993, "security", "tls"))).isEqualTo("unknown-host");
        assertThat(jdbc.sql("select count(*) from channel_account where key = ?").param(key).query(Long.class).single()).isZero();
    }

    private String trial(Map<String, Object> receive) {
        var answer = admin.post(ACCOUNTS + ":test", form("receive", receive));
        assertThat(answer.text()).doesNotContain("GreenMail").doesNotContain("right");
        return answer.json().path("receive").path("code").asString();
    }

    @Test
    void storedSecretIsNotSentToAnotherHost() {
        admin.post(ACCOUNTS, form());
        var elsewhere = Map.of("receive", Map.of("host", "localhost"));

        var refused = admin.patch(ACCOUNTS + "/" + key, elsewhere);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("params").path("reason").asString()).isEqualTo("needed");
        var trial = form("receive", Map.of("protocol", "imap", "host", "localhost", "port", ports[0], "security", "none"));
        trial.remove("password");
        assertThat(admin.post(ACCOUNTS + ":test", trial).status()).isEqualTo(400);
        var stored = form();
        stored.remove("password");
        assertThat(admin.post(ACCOUNTS + ":test", stored).json().path("receive").path("ok").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name| a\\r\\nBcc: x", "address|not an address", "address|support@tributary.example", "team|00000000-0000-0000-0000-000000000000",
        "connector|exec", "key|presets", "key|new", "key|Up/../", "authservId|a\\nb", "pollSeconds|0"})
    void whatCannotBeTakenIsNamed(String field, String value) {
        Object given = field.equals("pollSeconds") ? Integer.valueOf(value) : value.replace("\\r", "\r").replace("\\n", "\n");
        var answer = admin.post(ACCOUNTS, form(field, given));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("params").path("field").asString()).isEqualTo(field);
    }

    @Test
    void secondAccountOfOneKeyIsRefused() {
        assertThat(admin.post(ACCOUNTS, form()).status()).isEqualTo(201);
        var second = admin.post(ACCOUNTS, form("address", "other-" + address));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("account-exists");
    }

    @Test
    void removedMailboxIsLeftAloneAndMayComeBack() throws Exception {
        admin.post(ACCOUNTS, form());
        health("ok");
        deliver("Before it went " + key);
        ticket("Before it went " + key);

        assertThat(admin.delete(ACCOUNTS + "/" + key).status()).isEqualTo(204);
        assertThat(admin.get(ACCOUNTS + "/" + key).status()).isEqualTo(404);
        assertThat(admin.delete(ACCOUNTS + "/" + key).status()).isEqualTo(404);
        deliver("While it was gone " + key);
        Thread.sleep(1_500);
        assertThat(subjects("Before it went " + key)).isEqualTo(1);
        assertThat(subjects("While it was gone " + key)).isZero();
        assertThat(rows("mailbox_position")).isZero();

        assertThat(admin.post(ACCOUNTS, form("start", Map.of("mode", "archive"))).status()).isEqualTo(201);
        eventually(() -> subjects("While it was gone " + key) == 1 ? "" : null);
        assertThat(subjects("Before it went " + key)).as("read again, and known").isEqualTo(1);
        assertThat(jdbc.sql("select action from audit where object = ? order by id").param(key).query(String.class).list())
                .containsExactly("channel-account", "channel-account-removed", "channel-account");
    }

    private long subjects(String subject) {
        return jdbc.sql("select count(*) from ticket where subject = ?").param(subject).query(Long.class).single();
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where account = ?").param(key).query(Long.class).single();
    }

    @Test
    void removingAMailboxLosesNoReply() throws Exception {
        admin.post(ACCOUNTS, form("send", Map.of("host", "127.0.0.1", "port", 1, "security", "none")));
        health("ok");
        deliver("Waits " + key);
        ticket("Waits " + key);
        var number = jdbc.sql("select number from ticket where subject = ?").param("Waits " + key).query(Long.class).single();
        var reply = reply(number);
        eventually(() -> admin.get("/api/v1/tickets/" + number + "/messages").text().contains("\"blocked\":true") ? "" : null);

        var refused = admin.delete(ACCOUNTS + "/" + key);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("mail-waiting");
        assertThat(refused.json().path("params").path("count").asInt()).isEqualTo(1);
        assertThat(admin.get(ACCOUNTS + "/" + key).status()).isEqualTo(200);

        assertThat(admin.delete(ACCOUNTS + "/" + key + "?giveUpWaiting=true").status()).isEqualTo(204);
        var failed = delivery(reply, number, "failed");
        assertThat(failed.path("fault").asString()).isEqualTo("removed");
        assertThat(rows("outgoing_trouble")).isZero();
        // Its customer is answered from another of ours, and colleagues can still write to each other.
        delivery(reply(number), number, "sent");
        assertThat(admin.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "note", "text", "Gone.")).status()).isEqualTo(201);
    }

    @Test
    void customerOfASwitchedOffMailboxIsAnsweredAllTheSame() throws Exception {
        admin.post(ACCOUNTS, form());
        health("ok");
        deliver("Switched off " + key);
        ticket("Switched off " + key);
        admin.patch(ACCOUNTS + "/" + key, Map.of("enabled", false));

        var number = jdbc.sql("select number from ticket where subject = ?").param("Switched off " + key).query(Long.class).single();
        delivery(reply(number), number, "sent");
    }

    private String reply(long number) {
        var answer = admin.post("/api/v1/tickets/" + number + "/messages", Map.of("kind", "reply", "text", "Soon."));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private JsonNode delivery(String message, long number, String state) {
        return eventually(() -> admin.get("/api/v1/tickets/" + number + "/messages").json().path("items").valueStream()
                .filter(one -> one.path("id").asString().equals(message))
                .map(one -> one.path("delivery"))
                .filter(delivery -> delivery.path("state").asString().equals(state))
                .findFirst()
                .orElse(null));
    }

    @Test
    void quarantinedMailOfARemovedMailboxWaitsForIt() {
        admin.post(ACCOUNTS, form());
        var spam = Mail.from("spam-" + key + "@example.com").to(address).subject("Buy").header("X-Spam-Flag", "YES").raw();
        var inbound = "/api/v1/inbound/" + admin.mail(key, spam).json().path("id").asString();
        eventually(() -> admin.get(inbound).json().path("state").asString().equals("quarantined") ? "" : null);
        admin.delete(ACCOUNTS + "/" + key);

        var release = inbound + "/release";
        var refused = admin.post(release, Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("account-gone");

        admin.post(ACCOUNTS, form());
        assertThat(admin.post(release, Map.of()).json().path("state").asString()).isEqualTo("processed");
    }

    @Test
    void presetsHintInBothLanguages() {
        var presets = admin.get(ACCOUNTS + "/presets").json().path("items");

        assertThat(presets.valueStream().map(preset -> preset.path("key").asString()))
                .contains("qq", "163", "126", "exmail", "aliyun", "microsoft365", "gmail", "outlook");
        assertThat(presets.valueStream()).allSatisfy(preset -> {
            assertThat(preset.path("hint").path("en").asString()).isNotBlank();
            assertThat(preset.path("hint").path("zh-CN").asString()).isNotBlank();
            assertThat(preset.path("receive").path("port").asInt()).isEqualTo(993);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT", "SUPERVISOR"})
    void onlyAdministratorsGetIn(String role) {
        var desk = new Desk(url, agents, teams);
        var client = desk.signedIn(desk.hire(Role.valueOf(role), desk.team()));

        assertThat(List.of(client.get(ACCOUNTS).status(), client.post(ACCOUNTS, form()).status(), client.post(ACCOUNTS + ":test", form()).status(),
                client.get(ACCOUNTS + "/presets").status(), client.get(ACCOUNTS + "/email").status(),
                client.patch(ACCOUNTS + "/email", Map.of("enabled", false)).status(), client.delete(ACCOUNTS + "/email").status(), admin.withToken("read", "write").get(ACCOUNTS).status()))
                .containsExactly(403, 403, 403, 403, 404, 404, 404, 403);
    }

    @Test
    void whoDidItIsNoted() {
        admin.post(ACCOUNTS, form());
        admin.patch(ACCOUNTS + "/" + key, Map.of("name", "Other", "password", "right"));

        assertThat(jdbc.sql("select action || detail::text from audit where object = ?").param(key).query(String.class).list())
                .hasSize(2).noneMatch(note -> note.contains("right"));
    }
}
