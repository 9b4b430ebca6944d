package io.tributary.demo;

import io.tributary.channel.ChannelAccounts;
import io.tributary.channel.Inbox;
import io.tributary.channel.InboxRows;
import io.tributary.channel.Outbox;
import io.tributary.customer.Address;
import io.tributary.identity.Agent;
import io.tributary.identity.Agents;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import io.tributary.ticket.Draft;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.Origin;
import io.tributary.ticket.TicketPatch;
import io.tributary.ticket.Tickets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Plays the demo's conversations through the Inbox, turn by turn. What was played already is recognised, and changes nothing. */
@Component
@Profile("demo")
class DemoConversations {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConversations.class);
    private static final String ACCOUNT = "email";

    private final Inbox inbox;
    private final InboxRows rows;
    private final ChannelAccounts accounts;
    private final Outbox outbox;
    private final Tickets tickets;
    private final Agents agents;
    private final JdbcClient jdbc;
    private final List<DemoConversation> conversations;

    DemoConversations(Inbox inbox, InboxRows rows, ChannelAccounts accounts, Outbox outbox, Tickets tickets, Agents agents, JdbcClient jdbc,
            @Value("classpath:demo/conversations.yaml") Resource file) throws IOException {
        this.inbox = inbox;
        this.rows = rows;
        this.accounts = accounts;
        this.outbox = outbox;
        this.tickets = tickets;
        this.agents = agents;
        this.jdbc = jdbc;
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        this.conversations = DemoConversation.read(yaml.load(file.getContentAsString(StandardCharsets.UTF_8)));
    }

    void play() {
        try {
            for (var conversation : conversations) play(conversation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The demo's conversations could not all be played", e);
        }
    }

    private void play(DemoConversation conversation) throws Exception {
        var account = accounts.get(ACCOUNT);
        var agent = caller(conversation.assignee());
        String answering = null;
        long ticket = 0;
        for (int turn = 0; turn < conversation.turns().size(); turn++) {
            var said = conversation.turns().get(turn);
            if (said.by().equals("customer")) {
                var mail = DemoMail.write(conversation, turn, answering, account.address());
                ticket = arrived(inbox.accept(account, mail, Origin.BACKLOG, agent), agent);
                if (turn == 0) {
                    if (played(ticket)) return;
                    patch(conversation, ticket, agent);
                }
            } else {
                var id = UUID.nameUUIDFromBytes(("demo/" + conversation.key() + '/' + turn).getBytes(StandardCharsets.UTF_8));
                var kind = said.by().equals("note") ? MessageKind.NOTE : MessageKind.REPLY;
                var externalId = kind == MessageKind.REPLY ? outbox.externalId(account, id) : null;
                var to = kind == MessageKind.REPLY ? List.of(conversation.from()) : List.<Address>of();
                write(ticket, new Draft(id, kind, ACCOUNT, account.address(), "Re: " + conversation.subject() + " [T-" + ticket + "]",
                        said.text(), null, to, List.of(), List.of(), null, Duration.ZERO, null, externalId), agent);
                if (externalId != null) answering = externalId;
            }
        }
        if (conversation.status() != null) tickets.patch(ticket, fields(Map.of("status", conversation.status())), null, agent);
    }

    /** On an earlier start; whatever was done to the ticket since is not ours to undo. */
    private boolean played(long ticket) {
        return jdbc.sql("select exists (select 1 from ticket_event e join ticket t on t.id = e.ticket_id where t.number = ? and e.type = 'changed')")
                .param(ticket)
                .query(Boolean.class)
                .single();
    }

    /** Sets what an agent would set on arrival. */
    private void patch(DemoConversation conversation, long ticket, Caller agent) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tags", conversation.tags());
        if (conversation.priority() != null) fields.put("priority", conversation.priority());
        if (conversation.assignee() != null) fields.put("assignee", agent.id());
        tickets.patch(ticket, fields(fields), null, agent);
    }

    private void write(long ticket, Draft draft, Caller agent) {
        try {
            tickets.reply(ticket, draft, agent);
        } catch (DuplicateKeyException alreadySaid) {
            LOG.debug("Said on an earlier start: {}", draft.id());
        }
    }

    private long arrived(UUID id, Caller agent) throws InterruptedException {
        for (int tries = 0; tries < 1_000; tries++) {
            var row = rows.get(agent, id);
            if (row.ticket() != null) return row.ticket();
            if (row.state().equals("parked")) throw new IllegalStateException("A demo mail was parked: " + row.error());
            Thread.sleep(10);
        }
        throw new IllegalStateException("A demo mail was not processed");
    }

    private Caller caller(@org.jspecify.annotations.Nullable String email) {
        Agent agent = agents.byEmail(email == null ? "agent@tributary.example" : email).orElseThrow(Problem::notFound);
        return new Caller(agent.id(), agent.name(), agent.role(), null);
    }

    private static TicketPatch fields(Map<String, Object> fields) {
        return new TicketPatch(new LinkedHashMap<>(fields));
    }
}
