package io.tributary;

import static io.tributary.Client.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.browser.Mailboxes;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever answers for a ticket that is overdue is told so on the bell, and by mail if they want that. */
@WholeDesk
class NoticeMailTests {

    @Value("${tributary.public-url}")
    String url;

    @Value("${tributary.demo.smtp-port}")
    int smtpPort;

    @Value("${tributary.demo.imap-port}")
    int imapPort;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Client admin;
    UUID team;
    Mailboxes mailboxes;

    @BeforeEach
    void people() {
        desk = new Desk(url, agents, teams);
        admin = new Client(url).signIn("admin@tributary.example");
        team = desk.team();
        mailboxes = new Mailboxes(smtpPort, imapPort);
    }

    /** A question of a month ago, and whoever has it. */
    private long overdue(Agent assignee) {
        var ticket = admin.post("/api/v1/tickets", Map.of("subject", "Lamp flickers", "text", "x", "team", team, "customer",
                Map.of("address", UUID.randomUUID() + "@example.com"))).json().path("number").asLong();
        admin.patch("/api/v1/tickets/" + ticket, Map.of("assignee", assignee.id()));
        Past.age(jdbc, ticket, Duration.ofDays(30));
        admin.patch("/api/v1/tickets/" + ticket, Map.of("priority", "high"));
        return ticket;
    }

    private List<String> kinds(Client who, long ticket) {
        return who.get("/api/v1/notifications?limit=100").json().path("items").valueStream().filter(notice -> notice.path("ticket").asLong() == ticket)
                .map(notice -> notice.path("kind").asString()).toList();
    }

    @Test
    void overdueTicketIsToldOnTheBellAndByMail() throws Exception {
        var marc = desk.hire(Role.AGENT, team);
        var marcs = desk.signedIn(marc);

        var ticket = overdue(marc);

        eventually(() -> kinds(marcs, ticket).contains("overdue") ? true : null);
        var mail = mailboxes.arrived(marc.email(), "T-" + ticket + " is overdue");
        assertThat(mail.getSubject()).isEqualTo("T-" + ticket + " is overdue");
        assertThat(Mailboxes.text(mail)).contains("Lamp flickers", url + "/t/" + ticket, url + "/me");
        assertThat(mail.getHeader("Auto-Submitted")).isNotEmpty();
        // An answer and a solution are overdue: each is told once. What was assigned stands on the bell alone.
        eventually(() -> kinds(marcs, ticket).stream().filter("overdue"::equals).count() == 2 ? true : null);
        Thread.sleep(3_000);
        assertThat(mailboxes.count(marc.email(), "T-" + ticket)).isEqualTo(2);
        assertThat(kinds(marcs, ticket)).contains("assigned");
    }

    @Test
    void whoeverWantsNoMailGetsNone() throws Exception {
        var priya = desk.hire(Role.AGENT, team);
        var priyas = desk.signedIn(priya);
        priyas.patch("/api/v1/session", Map.of("preferences", Map.of("notifications", Map.of("overdue", Map.of("mail", false)))));

        var ticket = overdue(priya);

        eventually(() -> kinds(priyas, ticket).contains("overdue") ? true : null);
        Thread.sleep(3_000);
        assertThat(mailboxes.count(priya.email(), "T-" + ticket)).isZero();
    }

    /** Whatever somebody has put into their preferences, tickets go on. */
    @Test
    void preferenceThatIsNoneHarmsNobody() throws Exception {
        var mallory = desk.hire(Role.AGENT, team);
        desk.signedIn(mallory).patch("/api/v1/session", Map.of("preferences", Map.of("notifications", Map.of("overdue", Map.of("mail", "'; drop table ticket; --")))));

        var ticket = overdue(mallory);

        eventually(() -> kinds(desk.signedIn(mallory), ticket).contains("overdue") ? true : null);
    }
}
