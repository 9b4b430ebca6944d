package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** A cookie would outlive the token, and know nothing of its scopes. */
@WholeDesk
class TokenSessionTests {

    @Value("${tributary.public-url}")
    String url;

    @Test
    void tokenOpensNoSession() {
        var script = new Client(url).signIn("agent@tributary.example").withToken("inbound");

        var answer = script.mail("email", Mail.from("nia@example.com").raw());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.raw().headers().map()).doesNotContainKey("set-cookie");
    }
}
