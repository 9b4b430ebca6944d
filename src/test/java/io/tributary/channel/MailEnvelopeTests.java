package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Mail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailEnvelopeTests {

    private static MailEnvelope envelope(String raw) {
        return MailEnvelope.of(raw.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recognisesTheSameMailBehindOtherTraceHeaders() {
        var mail = Mail.from("Ann <ann@example.com>").raw();

        assertThat(envelope("Received: by mx1\r\nX-Spam: no\r\n" + mail).dedupeKey()).isEqualTo(envelope("Delivered-To: b\r\n" + mail).dedupeKey());
    }

    @Test
    void tellsMailsWithoutMessageIdApartByWhatTheySay() {
        var one = "From: a@example.com\r\nSubject: x\r\n\r\nOne";
        var two = "From: a@example.com\r\nSubject: x\r\n\r\nTwo";

        assertThat(envelope(one).dedupeKey()).isNotEqualTo(envelope(two).dedupeKey()).isEqualTo(envelope(one).dedupeKey());
    }

    @Test
    void tellsMailsThatSayNothingOfThemselvesApart() {
        assertThat(envelope("One").dedupeKey()).isNotEqualTo(envelope("Two").dedupeKey()).isEqualTo(envelope("One").dedupeKey());
        assertThat(envelope("From: a@b.example\rSubject: x\r\rOne").dedupeKey()).isNotEqualTo(envelope("From: a@b.example\rSubject: x\r\rTwo").dedupeKey());
        assertThat(envelope("X-Spam: no").dedupeKey()).isNotEqualTo(envelope("X-Spam: yes").dedupeKey());
    }

    @Test
    void tellsMailsApartByTheirBytesWhateverTheseAreTakenFor() {
        var utf8 = MailEnvelope.of("From: a@example.com\r\nSubject: 您好，请尽快回复\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
        var gbk = MailEnvelope.of("From: a@example.com\r\nSubject: 您好，请尽快回复\r\n\r\nx".getBytes(Charset.forName("GBK")));

        assertThat(utf8.dedupeKey()).isNotEqualTo(gbk.dedupeKey());
    }

    @Test
    void keepsOneSenderInOneLaneUnderAnyDisplayName() {
        assertThat(envelope(Mail.from("Ann <ann@example.com>").raw()).lane()).isEqualTo(envelope(Mail.from("ANN@example.com").raw()).lane());
        assertThat(envelope(Mail.from("ann@example.com").raw()).lane()).isNotEqualTo(envelope(Mail.from("bob@example.com").raw()).lane());
    }
}
