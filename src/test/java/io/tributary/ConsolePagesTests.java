package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Whatever page of the console one is at, it can be loaded again. */
@WholeDesk
class ConsolePagesTests {

    private static final Pattern ROUTE = Pattern.compile("getParentRoute: \\(\\) => (?:root|desk),\\s+path: '([^']+)'");

    @Value("${tributary.public-url}")
    String url;

    @Test
    void everyRouteOfTheConsoleIsAnswered() throws Exception {
        var routes = ROUTE.matcher(Files.readString(Path.of("src/main/console/src/app/router.tsx"))).results().map(route -> route.group(1)).toList();

        assertThat(routes).hasSizeGreaterThan(5).allSatisfy(route -> {
            var page = new Client(url).get(route.replaceAll("\\$\\w+", "1"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<div id=\"root\">");
        });
        assertThat(new Client(url).get("/me/sign-in").status()).isEqualTo(200);
    }
}
