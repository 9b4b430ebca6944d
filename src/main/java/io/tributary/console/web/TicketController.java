package io.tributary.console.web;

import io.tributary.channel.ChannelAccounts;
import io.tributary.channel.Outbox;
import io.tributary.channel.Recipients;
import io.tributary.console.Drafts;
import io.tributary.console.Messages;
import io.tributary.console.Messages.MessageView;
import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.console.QueueFilter;
import io.tributary.console.TicketHistory;
import io.tributary.console.web.TicketForms.NewMessageForm;
import io.tributary.console.web.TicketForms.NewTicketForm;
import io.tributary.identity.Caller;
import io.tributary.platform.EntityTag;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.TicketPatch;
import io.tributary.ticket.Tickets;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tickets over HTTP: the queue, one ticket, its thread, and what agents do to it. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketController {

    private final Queue queue;
    private final Messages messages;
    private final TicketHistory history;
    private final Tickets tickets;
    private final Drafts drafts;
    private final TicketForms forms;

    TicketController(Queue queue, Messages messages, TicketHistory history, Tickets tickets, Drafts drafts, ChannelAccounts accounts, Recipients recipients, Outbox outbox,
            io.tributary.channel.HtmlSanitizer sanitizer) {
        this.queue = queue;
        this.messages = messages;
        this.history = history;
        this.tickets = tickets;
        this.drafts = drafts;
        this.forms = new TicketForms(accounts, recipients, outbox, sanitizer);
    }

    /** {@code sort}: {@code [-]updated}, {@code [-]created}, {@code priority}, {@code due}; the latest activity first unless given. */
    @GetMapping
    Page<TicketView> list(@AuthenticationPrincipal Caller caller, @ParameterObject QueueFilter filter,
            @RequestParam(required = false) @Nullable String sort, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return queue.list(caller, filter, sort, cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping
    ResponseEntity<TicketView> open(@AuthenticationPrincipal Caller caller, @Valid @RequestBody NewTicketForm form) {
        var number = tickets.open(forms.newTicket(form), caller);
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + number)).body(queue.opened(caller, number));
    }

    @GetMapping("/{number}")
    ResponseEntity<TicketView> get(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        return tagged(queue.get(caller, number));
    }

    @PatchMapping("/{number}")
    ResponseEntity<TicketView> patch(@AuthenticationPrincipal Caller caller, @PathVariable long number,
            @RequestHeader(value = "If-Match", required = false) @Nullable String rev, @RequestBody JsonNode body) {
        var before = queue.get(caller, number);
        tickets.patch(number, TicketPatch.read(body), rev == null ? null : rev(rev), caller);
        // Whoever hands a ticket to a team they are not in has seen the last of it.
        return tagged(queue.find(caller, number).orElse(before));
    }

    /** {@code from}: whom it is taken from on purpose; without, 409 {@code already-assigned} if anybody else has it. */
    record Claim(@Nullable UUID from) {}

    @PostMapping("/{number}/claim")
    ResponseEntity<TicketView> claim(@AuthenticationPrincipal Caller caller, @PathVariable long number, @RequestBody(required = false) @Nullable Claim form) {
        tickets.claim(number, form == null ? null : form.from(), caller);
        return tagged(queue.get(caller, number));
    }

    @GetMapping("/{number}/messages")
    Page<MessageView> messages(@AuthenticationPrincipal Caller caller, @PathVariable long number,
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        queue.get(caller, number);
        return messages.of(caller, number, cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/{number}/messages")
    ResponseEntity<MessageView> write(@AuthenticationPrincipal Caller caller, @PathVariable long number,
            @Valid @RequestBody NewMessageForm form) {
        var draft = forms.draft(queue.get(caller, number), form);
        var from = form.draft();
        var message = from == null ? tickets.reply(number, draft, caller) : drafts.send(caller, number, draft, from.writer(), from.turn(), from.rev());
        return ResponseEntity.created(URI.create("/api/v1/messages/" + message)).body(messages.get(caller, message));
    }

    /** 409 {@code not-reopened} unless its customer's last word is what opened it. */
    @PostMapping("/{number}/keep-solved")
    TicketView keepSolved(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        tickets.keepSolved(number, caller);
        return queue.get(caller, number);
    }

    @GetMapping("/{number}/history")
    Page<TicketHistory.Entry> history(@AuthenticationPrincipal Caller caller, @PathVariable long number,
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "100") int limit) {
        queue.get(caller, number);
        return history.of(caller, number, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/{number}/thread-evidence")
    Page<TicketHistory.Evidence> evidence(@AuthenticationPrincipal Caller caller, @PathVariable long number) {
        queue.get(caller, number);
        return history.evidence(caller, number);
    }

    private static ResponseEntity<TicketView> tagged(TicketView ticket) {
        return ResponseEntity.ok().eTag("\"" + ticket.row().rev() + "\"").body(ticket);
    }

    private static long rev(String ifMatch) {
        try {
            return Long.parseLong(EntityTag.plain(ifMatch));
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "invalid", Map.of("field", "If-Match", "reason", "value"));
        }
    }
}
