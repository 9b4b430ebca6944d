package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.channel.AuthenticationResults.Verdict;
import io.tributary.customer.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationResultsTests {

    private static final Address ANN = Address.email("ann@shop.example.com", null);

    private static Verdict verdict(String... headers) {
        return AuthenticationResults.of(List.of(headers), "mx.ours.example, mx2.ours.example").verdict(ANN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mx.ours.example; dmarc=pass header.from=shop.example.com | PASS",
        "MX2.OURS.EXAMPLE 1; spf=fail smtp.mailfrom=x@y.example; dmarc=PASS (p=reject) header.from=shop.example.com | PASS",
        "mx.ours.example; dkim=pass header.d=example.com | PASS",
        "mx.ours.example; dkim=pass header.i=@shop.example.com | PASS",
        "mx.ours.example; dkim=pass header.d=evil.example | UNKNOWN",
        "mx.ours.example; dkim=pass header.d=notexample.com | UNKNOWN",
        "mx.ours.example; dkim=pass header.d=com | UNKNOWN",
        "mx.ours.example; dkim=pass header.d=example.com; dmarc=fail header.from=shop.example.com | FAIL",
        "mx.ours.example; dmarc=none; dkim=pass header.d=example.com | UNKNOWN",
        "mx.ours.example; dmarc=pass header.from=evil.example | UNKNOWN",
        "mx.ours.example; dmarc=pass; dmarc=fail | UNKNOWN",
        "mx.ours.example; none | UNKNOWN",
        "mx.theirs.example; dmarc=pass header.from=shop.example.com | UNKNOWN",
        "mx.ours.example.evil.example; dmarc=pass header.from=shop.example.com | UNKNOWN",
        "(mx.ours.example;) mx.theirs.example; dmarc=pass header.from=shop.example.com | UNKNOWN",
        "mx.ours.example; spf=pass smtp.mailfrom=\"; dmarc=pass header.from=shop.example.com\" | UNKNOWN",
        "mx.ours.example; spf=pass (; dmarc=pass header.from=shop.example.com) | UNKNOWN",
        "mx.ours.example; spf=pass ( dmarc=pass; dmarc=pass | UNKNOWN",
        "=; = ; dmarc= | UNKNOWN"})
    void believesOurServerAndNobodyElse(String header, Verdict verdict) {
        assertThat(verdict(header)).isEqualTo(verdict);
    }

    @Test
    void aHeaderBelowTheTopmostCameWithTheMail() {
        assertThat(verdict("mx.ours.example; spf=pass smtp.mailfrom=x@y.example", "mx.ours.example; dmarc=pass header.from=shop.example.com"))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict("mx.elsewhere.example; spf=pass", "mx.ours.example; dmarc=pass header.from=shop.example.com")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void believesNobodyWhereNoNameIsSet() {
        var results = AuthenticationResults.of(List.of("mx.ours.example; dmarc=pass header.from=shop.example.com"), null);

        assertThat(results.verdict(ANN)).isEqualTo(Verdict.UNKNOWN);
        assertThat(results.by()).isNull();
    }
}
