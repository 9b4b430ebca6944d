package io.tributary.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.customer.Customer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketTests {

    private static final Instant MONDAY_9AM = Instant.parse("2026-11-23T09:00:00Z");

    private static Ticket aTicket() {
        return Ticket.open(UUID.randomUUID(), "Lamp", "email", new Customer(UUID.randomUUID(), "Ann", null, "standard", null), null, MONDAY_9AM);
    }

    private static Ticket aTicketIn(Status status) {
        var ticket = aTicket();
        ticket.set(TicketPatch.status(status), MONDAY_9AM);
        return ticket;
    }

    @Test
    void opensWhenAnAgentAnswersANewOne() {
        var ticket = aTicket();

        ticket.answered(null, MONDAY_9AM);

        assertThat(ticket.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void takesTheStatusTheAgentChoseWithTheAnswer() {
        var ticket = aTicket();

        ticket.answered(Status.PENDING, MONDAY_9AM);

        assertThat(ticket.status()).isEqualTo(Status.PENDING);
    }

    @Test
    void reopensWhenTheCustomerWritesAgain() {
        for (var waiting : new Status[] {Status.PENDING, Status.ON_HOLD, Status.RESOLVED}) {
            var ticket = aTicketIn(waiting);

            ticket.heardFromCustomer(true, MONDAY_9AM);

            assertThat(ticket.status()).isEqualTo(Status.OPEN);
        }
    }

    @Test
    void staysNewUntilSomebodyTakesItUp() {
        var ticket = aTicket();

        ticket.heardFromCustomer(true, MONDAY_9AM);

        assertThat(ticket.status()).isEqualTo(Status.NEW);
    }

    @Test
    void tellsWhatChangedAndNothingElse() {
        Map<String, Object> fields = new HashMap<>(Map.of("priority", "high", "subject", "Lamp"));

        var changes = aTicket().set(new TicketPatch(fields), MONDAY_9AM);

        assertThat(changes).containsOnlyKeys("priority");
        assertThat(changes.get("priority").from()).isEqualTo("normal");
    }
}
