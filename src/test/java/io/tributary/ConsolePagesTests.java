package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Whatever page of the console one is at, it can be loaded again. */
@WholeDesk
class ConsolePagesTests {

    @Value("${tributary.public-url}")
    String url;

    @Test
    void everyRouteOfTheConsoleIsAnswered() {
        assertThat(Routes.all()).hasSizeGreaterThan(25).contains("/me/sign-in").allSatisfy(route -> {
            var page = new Client(url).get(route.replaceAll("\\$\\w+", "1"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<div id=\"root\">");
        });
    }
}
