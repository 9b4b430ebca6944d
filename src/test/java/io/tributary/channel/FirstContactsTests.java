package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FirstContactsTests {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final FirstContacts contacts = new FirstContacts();

    @Test
    void eleventhWithinTenMinutesIsOneTooMany() {
        for (int n = 1; n <= 10; n++) assertThat(contacts.count("a@example.com", UUID.randomUUID(), START.plusSeconds(n * 50))).isEqualTo(n);

        assertThat(contacts.count("a@example.com", UUID.randomUUID(), START.plusSeconds(599))).isGreaterThan(FirstContacts.MOST);
        assertThat(contacts.count("b@example.com", UUID.randomUUID(), START.plusSeconds(599))).isEqualTo(1);
    }

    @Test
    void slowSenderIsNeverTooMuch() {
        for (int n = 1; n <= 100; n++) {
            assertThat(contacts.count("a@example.com", UUID.randomUUID(), START.plusSeconds(n * 65))).isLessThanOrEqualTo(FirstContacts.MOST);
        }
    }

    @Test
    void rowTriedAgainCountsOnce() {
        var row = UUID.randomUUID();
        for (int n = 0; n < 20; n++) assertThat(contacts.count("a@example.com", row, START)).isEqualTo(1);
    }

    @Test
    void floodThatGoesOnStaysOne() {
        for (int n = 0; n < 10; n++) contacts.count("a@example.com", UUID.randomUUID(), START.plusSeconds(n));
        for (int n = 10; n < 1_000; n++) {
            assertThat(contacts.count("a@example.com", UUID.randomUUID(), START.plusSeconds(n))).isGreaterThan(FirstContacts.MOST);
        }
    }
}
