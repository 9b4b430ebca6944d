package io.tributary.console.web;

import io.tributary.channel.ChannelAccount;
import io.tributary.channel.ChannelAccounts;
import io.tributary.channel.HtmlSanitizer;
import io.tributary.channel.MailAddress;
import io.tributary.channel.Outbox;
import io.tributary.channel.Recipients;
import io.tributary.channel.SubjectTag;
import io.tributary.console.Queue.TicketView;
import io.tributary.customer.Address;
import io.tributary.platform.Ids;
import io.tributary.platform.Problem;
import io.tributary.ticket.Draft;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.NewTicket;
import io.tributary.ticket.Status;
import io.tributary.ticket.TicketPatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From what a form says to what a ticket takes: defaults filled in, addresses checked, HTML made safe. */
record TicketForms(ChannelAccounts accounts, Recipients recipients, Outbox outbox, HtmlSanitizer sanitizer) {

    record CustomerForm(@NotBlank @Size(max = 320) String address, @Nullable @Size(max = 200) String name) {}

    record NewTicketForm(@NotBlank @Size(max = 998) String subject, @NotBlank @Size(max = 1_000_000) String text,
            @NotNull @Valid CustomerForm customer, @Nullable String channel, @Nullable @Pattern(regexp = "inbound|outbound") String direction,
            @Nullable @Pattern(regexp = "low|normal|high|urgent") String priority, @Nullable UUID team, @Nullable @Size(max = 100) String category,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> tags) {}

    record NewMessageForm(@NotBlank @Pattern(regexp = "reply|note") String kind, @Nullable @Size(max = 1_000_000) String text,
            @Nullable @Size(max = 1_000_000) String html, @Nullable @Size(max = 100) List<@NotBlank String> to, @Nullable @Size(max = 100) List<@NotBlank String> cc,
            @Nullable String channel, @Nullable @Size(max = 50) List<@NotNull UUID> attachments, @Nullable UUID base,
            @Nullable @Min(0) @Max(60) Integer holdSeconds,
            @Nullable @Pattern(regexp = "new|open|pending|on_hold|resolved|closed") String status, @Nullable @Valid DraftSent draft,
            @Nullable @Size(max = 50) List<@NotNull UUID> mentions) {}

    /** The draft that becomes the message: who wrote it and when, and the rev they knew. */
    record DraftSent(@NotBlank @Size(max = 64) String writer, long turn, long rev) {}

    NewTicket newTicket(NewTicketForm form) {
        var outbound = "outbound".equals(form.direction());
        var account = form.channel() != null ? account(form.channel())
                // A team writes from its own mailbox.
                : (outbound ? accounts.instead(form.team()) : accounts.enabled().stream().findFirst()).orElseThrow(() -> Problem.invalid("channel", "none"));
        var address = address("customer.address", form.customer().address(), form.customer().name());
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        if (form.priority() != null) rest.put("priority", form.priority());
        if (form.category() != null) rest.put("category", form.category());
        if (form.tags() != null) rest.put("tags", form.tags().stream().distinct().toList());
        return new NewTicket(form.subject().replaceAll("\\p{Cntrl}+", " ").strip(), form.text().replace("\0", ""), address, account.key(), outbound ? MessageKind.REPLY : MessageKind.CUSTOMER,
                form.team() == null ? account.team() : form.team(), new TicketPatch(rest),
                outbound ? outbox.externalId(account, Ids.next()) : null, Duration.ZERO);
    }

    Draft draft(TicketView ticket, NewMessageForm form) {
        var reply = form.kind().equals("reply");
        var account = !reply ? null : form.channel() == null ? answering(ticket) : account(form.channel());
        var html = form.html() == null ? null : sanitizer.sanitizeOurs(form.html());
        var text = form.text() != null && !form.text().isBlank() ? form.text() : html == null ? "" : sanitizer.text(html);
        if (text.isBlank()) throw Problem.invalid("text", "NotBlank");
        var id = Ids.next();
        var customer = Address.email(ticket.row().customer().address(), ticket.row().customer().name());
        var chosen = reply ? recipients.choose(ticket.row().number(), customer, form.to(), form.cc())
                : new Recipients.Chosen(List.of(), List.of());
        var row = ticket.row();
        return new Draft(id, MessageKind.of(form.kind()), account == null ? ticket.row().channel() : account.key(), account == null ? null : account.address(), reply ? SubjectTag.answering(row.subject(), row.number())
                : row.subject(), text.replace("\0", ""), html, chosen.to(), chosen.cc(), form.attachments() == null ? List.of() : form.attachments(), form.base(),
                Duration.ofSeconds(reply && form.holdSeconds() != null ? form.holdSeconds() : 0),
                form.status() == null ? null : Status.of(form.status()), account == null ? null : outbox.externalId(account, id),
                form.mentions() == null ? List.of() : form.mentions());
    }

    /** A customer of a mailbox that has been removed, or switched off, is answered all the same. */
    private ChannelAccount answering(TicketView ticket) {
        var row = ticket.row();
        return accounts.sending(row.channel()).or(() -> accounts.instead(row.team() == null ? null : row.team().id()))
                .orElseThrow(() -> Problem.invalid("channel", "none"));
    }

    private ChannelAccount account(String key) {
        try {
            return accounts.open(key);
        } catch (Problem unknown) {
            throw Problem.invalid("channel", "unknown");
        }
    }

    /** An address goes into a mail's header: one address, nothing else. */
    static Address address(String field, String address, @Nullable String name) {
        if (!MailAddress.sendable(address.strip())) throw Problem.invalid(field, "address");
        return Address.email(address, name == null ? null : name.replaceAll("\\p{Cntrl}", " "));
    }
}
