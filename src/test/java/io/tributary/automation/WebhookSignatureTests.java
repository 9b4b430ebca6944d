package io.tributary.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTests {

    /** The vector that Standard Webhooks' own libraries are tested with. */
    @Test
    void signsAsTheSchemesOwnLibrariesDo() {
        assertThat(WebhookSignature.header(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L,
                "{\"test\": 2432232314}")).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEachSecretThatHolds() {
        var both = WebhookSignature.header(List.of(WebhookSignature.newSecret(), WebhookSignature.newSecret()), "id", 1, "{}");

        assertThat(both.split(" ")).hasSize(2).doesNotHaveDuplicates().allMatch(one -> one.matches("v1,[A-Za-z0-9+/]{43}="));
    }

    @Test
    void secretsAreLongEnoughAndNeverTheSame() {
        var one = WebhookSignature.newSecret();

        assertThat(one).startsWith("whsec_").isNotEqualTo(WebhookSignature.newSecret());
        assertThat(Base64.getDecoder().decode(one.substring(6))).hasSize(32);
    }
}
