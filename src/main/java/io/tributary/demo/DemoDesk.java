package io.tributary.demo;

import io.tributary.channel.ChannelAccount;
import io.tributary.channel.ChannelAccounts;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import io.tributary.platform.TributarySettings;
import io.tributary.sla.Policies;
import jakarta.annotation.PostConstruct;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The people, team, mailbox and promises of the demo; they exist before the doors open, the conversations come in through them after. */
@Component
@Profile("demo")
class DemoDesk {

    static final String PASSWORD = "tributary";

    private final Agents agents;
    private final Teams teams;
    private final ChannelAccounts accounts;
    private final Policies policies;
    private final DemoConversations conversations;
    private final TributarySettings settings;

    /** Asks for the mail server so that it stands before the mailbox is polled. */
    DemoDesk(Agents agents, Teams teams, ChannelAccounts accounts, Policies policies, DemoConversations conversations,
            TributarySettings settings, DemoMailServer mailServer) {
        this.agents = agents;
        this.teams = teams;
        this.accounts = accounts;
        this.policies = policies;
        this.conversations = conversations;
        this.settings = settings;
    }

    @PostConstruct
    void furnish() {
        var agent = person("agent@tributary.example", "Lena Fischer", Role.AGENT);
        var supervisor = person("supervisor@tributary.example", "陈静", Role.SUPERVISOR);
        person("admin@tributary.example", "Sam Rivera", Role.ADMIN);
        var support = team("Support");
        teams.join(support, agent.id(), false);
        teams.join(support, supervisor.id(), true);
        var ports = Objects.requireNonNull(settings.demo());
        accounts.add(new ChannelAccount("email", "email", "Northwind Home Support", "support@tributary.example", support, Map.of(
                "imapScheme", "imap", "imapHost", DemoMailServer.LOOPBACK, "imapPort", String.valueOf(ports.imapPort()),
                "smtpScheme", "smtp", "smtpHost", DemoMailServer.LOOPBACK, "smtpPort", String.valueOf(ports.smtpPort()),
                "pollMillis", "1000")), "any");
        policies.takeUpSuggestion();
    }

    private Agent person(String email, String name, Role role) {
        return agents.byEmail(email).orElseGet(() -> agents.hireForDemo(email, name, role, PASSWORD));
    }

    private UUID team(String name) {
        return teams.all().stream().filter(team -> team.name().equals(name)).findFirst().orElseGet(() -> teams.create(name)).id();
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        conversations.play();
        var ports = Objects.requireNonNull(settings.demo());
        System.out.printf("""

                  Tributary is open:  %s
                    sign in as  agent@tributary.example, supervisor@tributary.example or admin@tributary.example,  password  %s
                    send a first mail:
                    printf 'From: Amelia <amelia@example.com>\\r\\nTo: support@tributary.example\\r\\nSubject: Where is my order?\\r\\n\\r\\nHello, order 88213 has not arrived.\\r\\n' | curl smtp://127.0.0.1:%d --mail-from amelia@example.com --mail-rcpt support@tributary.example -T -

                """, settings.publicUrl(), PASSWORD, ports.smtpPort());
    }
}
