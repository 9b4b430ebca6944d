package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One customer and one matter: five mails, one of them sent twice and one by a vacation robot, and two answers of an agent. Whatever
 * happens to the desk meanwhile, each side goes on until it was heard.
 */
final class ChaosConversation {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final MailDesk desk;
    private final Client agent;
    private final String customer;
    private final boolean byImap;
    private final List<Mail> mails = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private long ticket;

    ChaosConversation(MailDesk desk, Client agent, int number, boolean byImap) {
        this.desk = desk;
        this.agent = agent;
        this.customer = "customer" + number + "@example.com";
        this.byImap = byImap;
    }

    /** Plays it from the first mail to the last. */
    void play() throws Exception {
        var first = say("Mail 0.", "");
        ticket = await("a ticket for " + customer, () -> placed(first));
        var second = say("Mail 1.", first.messageId());
        send(second);
        answers.add(answer("Answer 0"));
        var third = say("Mail 2.", answers.getFirst());
        say("Mail 3.", answers.getFirst());
        answers.add(answer("Answer 1"));
        say("Mail 4.", third.messageId());
    }

    private Mail say(String words, String answering) throws Exception {
        var chinese = customer.hashCode() % 2 == 0;
        var mail = Mail.from((chinese ? "客户 <" : "A customer <") + customer + '>')
                .to(desk.address)
                .subject((answering.isEmpty() ? "" : "Re: ") + (chinese ? "退款还没有收到 " : "The refund has not come ") + customer)
                .text(words + (chinese ? " 请尽快处理。" : " Please look into it.") + "\r\n" + "x".repeat(mails.size() == 1 ? 80_000 : 10));
        if (!answering.isEmpty()) mail = mail.answering(answering);
        if (mails.size() == 3) mail = mail.header("Auto-Submitted", "auto-replied");
        mails.add(mail);
        send(mail);
        return mail;
    }

    private void send(Mail mail) throws Exception {
        if (byImap) desk.deliver(desk.address, mail.raw());
        else await("a 202 for " + mail.text(), () -> agent.mail("email", mail.raw()).status() == 202 ? true : null);
    }

    private String answer(String text) {
        var key = UUID.randomUUID().toString();
        return await("an answer to " + customer, () -> {
            var answer = agent.send("POST", "/api/v1/tickets/" + ticket + "/messages", Map.of("kind", "reply", "text", text),
                    "Idempotency-Key", key);
            return answer.status() == 201 ? answer.json().path("externalId").asString() : null;
        });
    }

    private @Nullable Long placed(Mail mail) {
        var found = called(mail.messageId());
        return found.isEmpty() ? null : found.get(0).path("ticket").asLong();
    }

    private JsonNode called(String messageId) {
        return agent.get("/api/v1/messages?externalId=" + URLEncoder.encode(messageId, StandardCharsets.UTF_8)).json().path("items");
    }

    /** Every mail is one message, in this ticket, in its order; every answer has been received, in its order. Returns how many came twice. */
    int verify() throws Exception {
        for (var mail : mails) {
            assertThat(await(mail.subject() + ' ' + mail.messageId(), () -> placed(mail))).as(customer + ": misfiled").isEqualTo(ticket);
            assertThat(called(mail.messageId())).as(customer + ": duplicated").hasSize(1);
        }
        var items = agent.get("/api/v1/tickets/" + ticket + "/messages?limit=100").json().path("items");
        var heard = items.valueStream()
                .filter(item -> item.path("kind").asString().equals("customer"))
                .map(item -> item.path("text").asString().substring(0, 7))
                .toList();
        assertThat(heard).as(customer + ": order").containsExactly("Mail 0.", "Mail 1.", "Mail 2.", "Mail 3.", "Mail 4.");
        var received = await("answers to " + customer, () -> received());
        var distinct = received.stream().filter(id -> answers.contains(id)).distinct().toList();
        assertThat(distinct).as(customer + ": order of answers").isEqualTo(answers);
        assertThat(acknowledgements().stream().distinct()).as(customer + ": acknowledgements").hasSizeLessThanOrEqualTo(1);
        return received.size() - answers.size() + acknowledgements().size() - (int) acknowledgements().stream().distinct().count();
    }

    private @Nullable List<String> received() {
        var ids = ids(false);
        return ids.containsAll(answers) ? ids : null;
    }

    private List<String> acknowledgements() {
        return ids(true);
    }

    private List<String> ids(boolean automatic) {
        try {
            var ids = new ArrayList<String>();
            for (MimeMessage mail : desk.mailbox(customer)) {
                if (automatic == (mail.getHeader("Auto-Submitted") != null)) ids.add(mail.getMessageID());
            }
            return ids;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks until there is an answer; a desk that is just dead or starting is asked again. */
    private static <T> T await(String what, Supplier<@Nullable T> question) {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            try {
                var answer = question.get();
                if (answer != null) return answer;
            } catch (UncheckedIOException | tools.jackson.core.JacksonException dead) {
                // It is being killed or started.
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Waited in vain for " + what);
    }
}
