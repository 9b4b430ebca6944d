package io.tributary.channel;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.WholeDesk;
import io.tributary.platform.TributarySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts and files change while the house is open, and some of them are broken. */
@WholeDesk
class ConnectorsTests {

    @TempDir
    Path folder;

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    AccountRegister register;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext beans;

    AccountHealth health = new AccountHealth(java.time.Clock.systemUTC());
    String key = "hot" + UUID.randomUUID().toString().replace("-", "");
    String connector = key + "-door";
    Connectors connectors;

    /** A second set of connectors beside the product's: of this test's files alone. */
    @BeforeEach
    void open() throws Exception {
        write("imaginary");
        connectors = new Connectors(new ConnectorFiles(new TributarySettings(folder, "http://localhost", List.of(), folder, 14, "node-2", null)),
                register, accounts, mailbox, health, beans);
        accounts.add(new ChannelAccount(key, connector, "Sales", key + "@mail.example", null, Map.of("colour", "red")), null);
        connectors.start();
    }

    @AfterEach
    void close() {
        connectors.stop();
        jdbc.sql("delete from channel_account where key = ?").param(key).update();
        accounts.changed();
    }

    private void write(String to) throws Exception {
        Files.writeString(folder.resolve(connector + ".camel.yaml"), """
                - descriptor: {kind: email}
                - routeTemplate:
                    id: %1$s-in
                    parameters: [{name: account}]
                    from: {uri: "direct:{{account}}-in", steps: [{setBody: {constant: in}}]}
                - routeTemplate:
                    id: %1$s-out
                    parameters: [{name: account}, {name: colour}]
                    from: {uri: "direct:{{account}}", steps: [{setBody: {constant: "{{colour}}"}}, {throwException: {exceptionType: java.lang.IllegalStateException, message: "%2$s {{colour}}"}}]}
                """.formatted(connector, to));
    }

    /** What the account's route answers; null if it has none. */
    private String sent() {
        try {
            connectors.send(key, "hello");
            return "";
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void changedAccountIsOpenedAnewAndDisabledOneIsClosed() {
        assertThat(sent()).isEqualTo("imaginary red");

        jdbc.sql("update channel_account set settings = '{\"colour\": \"blue\"}' where key = ?").param(key).update();
        eventually(() -> sent().equals("imaginary blue") ? "" : null);

        jdbc.sql("update channel_account set enabled = false where key = ?").param(key).update();
        eventually(() -> sent().equals("The account is not open") ? "" : null);

        jdbc.sql("update channel_account set enabled = true where key = ?").param(key).update();
        eventually(() -> sent().equals("imaginary blue") ? "" : null);
    }

    @Test
    void changedFileReplacesWhatRuns() throws Exception {
        write("better");

        eventually(() -> sent().equals("better red") ? "" : null);
        assertThat(connectors.refusal(connector)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- descriptor: {kind: email", "- descriptor: {}", "- descriptor: {kind: email}\n- routeTemplate: {id: wrong}",
        "- descriptor: {kind: email}\n- routeTemplate: {id: %s-in, from: {uri: 'direct:a', steps: [{nonsense: 1}]}}",
        "- descriptor: {kind: email}\n- routeTemplate: {id: %1$s-in, from: {uri: 'timer:a?perod=1', steps: [{setBody: {constant: a}}]}}\n- routeTemplate: {id: %1$s-out, from: {uri: 'direct:b', steps: [{setBody: {constant: a}}]}}",
        "- descriptor: {kind: email}\n- routeTemplate: {id: %1$s-in, from: {uri: 'timer:a', steps: [{setBody: {constant: a}}]}}\n- routeTemplate: {id: %1$s-out, from: {uri: 'direct:b', steps: [{to: 'exec:rm'}]}}",
        "- descriptor: {kind: email}\n- routeTemplate: {id: %1$s-in, from: {uri: 'timer:a', steps: [{setBody: {constant: a}}]}}\n- routeTemplate: {id: %1$s-out, from: {uri: 'direct:b', steps: [{to: 'bean:dataSource?method=close'}]}}",
        "- descriptor: {kind: email}\n- routeTemplate: {id: %1$s-in, from: {uri: 'timer:a', steps: [{setBody: {constant: a}}]}}\n- routeTemplate: {id: %1$s-out, from: {uri: 'direct:b', steps: [{setBody: {groovy: 'x'}}]}}"})
    void brokenFileIsRefusedAndTheOldRouteRunsOn(String text) throws Exception {
        Files.writeString(folder.resolve(connector + ".camel.yaml"), text.formatted(connector));

        connectors.keepUp();

        assertThat(connectors.refusal(connector)).isNotBlank();
        assertThat(sent()).isEqualTo("imaginary red");
    }

    @Test
    void unknownConnectorKeepsNobodyFromOpening() {
        // The desk's own accounts have no connector here.
        assertThat(health.of("email")).satisfies(state -> {
            assertThat(state.state()).isEqualTo("failing");
            assertThat(state.code()).isEqualTo("connector");
        });
        assertThat(connectors.open()).isTrue();
    }
}
