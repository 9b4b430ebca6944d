package io.tributary.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How often a stranger may try, and a link may write. */
class PortalThrottleTests {

    private final PortalThrottle throttle = new PortalThrottle();

    @Test
    void thirtyWrongLinksAreBorneFromOneAddress() {
        for (int i = 0; i < 30; i++) assertThat(throttle.wrongLink("192.0.2.1")).isZero();

        assertThat(throttle.wrongLink("192.0.2.1")).isBetween(1, 60);
        assertThat(throttle.wrongLink("192.0.2.2")).isZero();
    }

    @Test
    void household6IsOneAddress() {
        for (int i = 0; i < 30; i++) throttle.wrongLink("2001:db8:1:2::" + i);

        assertThat(throttle.wrongLink("2001:db8:1:2:ffff::1")).isPositive();
        assertThat(throttle.wrongLink("2001:db8:1:3::1")).isZero();
    }

    @Test
    void fiveWritesAMinuteAreTakenFromOneLink() {
        var ticket = UUID.randomUUID();
        for (int i = 0; i < 5; i++) assertThat(throttle.write(ticket)).isZero();

        assertThat(throttle.write(ticket)).isBetween(1, 60);
        assertThat(throttle.write(UUID.randomUUID())).isZero();
    }
}
