package io.tributary.channel;

import static io.tributary.Client.eventually;

import io.tributary.Client;
import io.tributary.Mail;
import io.tributary.ScriptedSmtp;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An account of its own whose mail leaves through a scripted server. */
record ScriptedMailbox(Client agent, JdbcClient jdbc, String account, String address, ScriptedSmtp smtp) {

    static ScriptedMailbox open(Client agent, JdbcClient jdbc, ChannelAccounts accounts, Connectors connectors, ScriptedSmtp smtp,
            Map<String, String> more) throws Exception {
        var key = "box-" + UUID.randomUUID();
        var settings = new HashMap<>(Map.of("imapScheme", "imap", "imapHost", "127.0.0.1", "imapPort", "1", "pollMillis", "3600000",
                "smtpScheme", "smtp", "smtpHost", "127.0.0.1", "smtpPort", String.valueOf(smtp.port())));
        settings.putAll(more);
        var account = new ChannelAccount(key, "email", "Northwind", key + "@tributary.example", accounts.get("email").team(), settings);
        accounts.add(account, more.get("secret"));
        jdbc.sql("update channel_account set acknowledge = ?, signed_address = ? where key = ?")
                .params("true".equals(more.get("acknowledge")), "true".equals(more.get("signedAddress")), key)
                .update();
        accounts.changed();
        connectors.keepUp();
        return new ScriptedMailbox(agent, jdbc, key, account.address(), smtp);
    }

    /** Its ticket's number. */
    long mail(Mail mail) {
        return row(mail).path("ticket").asLong();
    }

    JsonNode row(Mail mail) {
        var id = agent.mail(account, mail.to(address).raw()).json().path("id").asString();
        return eventually(() -> {
            var row = agent.get("/api/v1/inbound/" + id).json();
            return row.path("state").asString().equals("accepted") ? null : row;
        });
    }

    /** The reply's id. */
    String reply(long ticket, Map<String, ?> more) {
        var form = new HashMap<String, Object>(Map.of("kind", "reply", "text", "On its way."));
        form.putAll(more);
        var answer = agent.post("/api/v1/tickets/" + ticket + "/messages", form);
        if (answer.status() != 201) throw new AssertionError(answer.status() + " " + answer.text());
        return answer.json().path("id").asString();
    }

    JsonNode delivery(String message) {
        return agent.get("/api/v1/messages/" + message).json().path("delivery");
    }

    /** Its delivery once it is in this state, and has been tried so often. */
    JsonNode delivered(String message, String state, int attempts) {
        return eventually(() -> {
            var delivery = delivery(message);
            var said = !state.equals("queued") || !delivery.path("waiting").asString("").isEmpty();
            return said && delivery.path("state").asString().equals(state) && delivery.path("attempts").asInt() >= attempts ? delivery : null;
        });
    }

    /** The time of the next try has come. */
    void hurry(String message) {
        jdbc.sql("update outgoing_trouble set not_before = now() where account = ?").param(account).update();
        jdbc.sql("update outbox set not_before = now() where message_id = ?::uuid and lease_owner is null").param(message).update();
    }
}
