package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TributarySettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** The session's cookie, by the scheme people reach us with. */
class SessionCookieTests {

    @ParameterizedTest
    @CsvSource({"https://desk.example, true", "http://localhost:8080, false"})
    void isSecureOnlyWhereThePublicUrlIs(String publicUrl, boolean secure) {
        var settings = new TributarySettings(Path.of("data"), publicUrl, List.of(), Path.of("connectors"), 14, "node-1", null);
        var answer = new MockHttpServletResponse();

        new SecurityConfiguration().sessionCookie(settings).writeCookieValue(new CookieValue(new MockHttpServletRequest(), answer, "id"));

        var cookie = String.valueOf(answer.getHeader("Set-Cookie"));
        assertThat(cookie).startsWith("tributary=").contains("HttpOnly", "SameSite=Lax");
        assertThat(cookie.contains("Secure")).isEqualTo(secure);
    }
}
