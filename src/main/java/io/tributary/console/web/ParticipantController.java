package io.tributary.console.web;

import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.console.web.TicketForms.CustomerForm;
import io.tributary.identity.Caller;
import io.tributary.ticket.Participants;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may write into a ticket. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/participants")
class ParticipantController {

    private final Participants participants;
    private final Queue queue;

    ParticipantController(Participants participants, Queue queue) {
        this.participants = participants;
        this.queue = queue;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TicketView add(@AuthenticationPrincipal Caller caller, @PathVariable long number, @Valid @RequestBody CustomerForm form) {
        participants.add(number, TicketForms.address("address", form.address(), form.name()), caller);
        return queue.get(caller, number);
    }

    @DeleteMapping("/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable String address) {
        participants.remove(number, TicketForms.address("address", address, null), caller);
    }
}
