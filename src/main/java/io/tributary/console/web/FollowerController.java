package io.tributary.console.web;

import io.tributary.console.Queue;
import io.tributary.console.Queue.TicketView;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import io.tributary.ticket.Followers;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of a ticket; {@code agent} is an id or {@code me}. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/followers/{agent}")
class FollowerController {

    private final Followers followers;
    private final Queue queue;

    FollowerController(Followers followers, Queue queue) {
        this.followers = followers;
        this.queue = queue;
    }

    /** 422 {@code no-sight} for somebody who does not see the ticket: following would tell them nothing. */
    @PutMapping
    TicketView follow(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable String agent) {
        followers.add(number, read(agent, caller), caller);
        return queue.get(caller, number);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@AuthenticationPrincipal Caller caller, @PathVariable long number, @PathVariable String agent) {
        followers.remove(number, read(agent, caller), caller);
    }

    private static UUID read(String agent, Caller caller) {
        try {
            return agent.equals("me") ? caller.id() : UUID.fromString(agent);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
