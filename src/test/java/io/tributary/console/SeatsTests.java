package io.tributary.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Caller;
import io.tributary.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatsTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Caller MARC = new Caller(UUID.randomUUID(), "Marc", Role.AGENT, null);
    private static final Caller PRIYA = new Caller(UUID.randomUUID(), "Priya", Role.AGENT, null);

    private final Seats seats = new Seats();

    @Test
    void whoeverFallsSilentIsGoneWhenTheLeaseEnds() {
        seats.sit("tab", MARC, 1, Doing.VIEWING, NOON);
        assertThat(at(1, 29)).containsExactly("Marc viewing");
        assertThat(at(1, 30)).isEmpty();
    }

    @Test
    void renewedLeaseStartsAnew() {
        seats.sit("tab", MARC, 1, Doing.VIEWING, NOON);
        seats.sit("tab", MARC, 1, Doing.VIEWING, NOON.plusSeconds(20));
        assertThat(at(1, 49)).containsExactly("Marc viewing");
        assertThat(at(1, 50)).isEmpty();
    }

    @Test
    void typingIsOverAfterSixSecondsThePresenceIsNot() {
        seats.sit("tab", MARC, 1, Doing.REPLY, NOON);
        assertThat(at(1, 5)).containsExactly("Marc reply");
        assertThat(at(1, 6)).containsExactly("Marc viewing");
    }

    @Test
    void tabSitsAtOneTicket() {
        seats.sit("tab", MARC, 1, Doing.VIEWING, NOON);
        seats.sit("tab", MARC, 2, Doing.VIEWING, NOON);
        assertThat(at(1, 0)).isEmpty();
        assertThat(at(2, 0)).containsExactly("Marc viewing");
    }

    @Test
    void ofSeveralTabsTheBusiestCounts() {
        seats.sit("one", MARC, 1, Doing.IDLE, NOON);
        seats.sit("two", MARC, 1, Doing.NOTE, NOON);
        seats.sit("other", PRIYA, 1, Doing.REPLY, NOON);
        assertThat(at(1, 0)).containsExactly("Priya reply", "Marc note");
        assertThat(at(1, 31)).containsExactly("Marc idle");
    }

    @Test
    void brokenSocketLeavesFiveSecondsToComeBack() {
        seats.sit("tab", MARC, 1, Doing.VIEWING, NOON);
        seats.disconnected("tab", NOON.plusSeconds(1));
        seats.sit("again", MARC, 1, Doing.VIEWING, NOON.plusSeconds(3));
        assertThat(at(1, 7)).containsExactly("Marc viewing");
        seats.disconnected("again", NOON.plusSeconds(8));
        assertThat(at(1, 13)).isEmpty();
    }

    @Test
    void emptySeatsTakeNoRoom() {
        for (int ticket = 1; ticket <= 1000; ticket++) seats.sit("tab", MARC, ticket, Doing.VIEWING, NOON);
        assertThat(seats.sweep(NOON)).containsExactly(1000L);
        seats.sweep(NOON.plusSeconds(30));
        assertThat(seats.sweep(NOON.plusSeconds(30))).isEmpty();
    }

    private List<String> at(long ticket, int seconds) {
        var now = NOON.plusSeconds(seconds);
        seats.sweep(now);
        return seats.at(ticket, everybody -> true, now).stream().map(here -> here.name() + " " + here.doing()).toList();
    }
}
