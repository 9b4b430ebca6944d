package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailParserTests {

    private final MailParser parser = new MailParser(new HtmlSanitizer());

    private ParsedMail parse(String raw) throws Exception {
        return parse(raw, StandardCharsets.ISO_8859_1);
    }

    private ParsedMail parse(String raw, Charset charset) throws Exception {
        return parser.parse(raw.replace("\n", "\r\n").getBytes(charset));
    }

    @Test
    void readsChineseInGb18030() throws Exception {
        var mail = parse("""
                From: =?GB18030?B?1cXI/Q==?= <zhang@example.com>
                Subject: =?GB18030?B?zcu/7rW91tg=?=
                Content-Type: text/plain; charset=GB18030

                您好，退款还没有到账。""", Charset.forName("GB18030"));

        assertThat(mail.from().name()).isEqualTo("张三");
        assertThat(mail.text()).isEqualTo("您好，退款还没有到账。");
    }

    @Test
    void keepsTextOfUnknownCharset() throws Exception {
        var mail = parse("From: a@example.com\nContent-Type: text/plain; charset=x-nobody-knows\n\nStill here.");

        assertThat(mail.text()).isEqualTo("Still here.");
    }

    @Test
    void keepsFilesThatNobodyNamed() throws Exception {
        var mail = parse("""
                From: a@example.com
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <p>Our offer</p>
                --b
                Content-Type: application/pdf
                Content-Transfer-Encoding: base64

                JVBERi0=
                --b
                Content-Type: text/css

                p { color: red }
                --b--""");

        assertThat(mail.leaves()).extracting(ParsedMail.Leaf::type).containsExactly("application/pdf");
        assertThat(mail.leaves().getFirst().name()).isNotBlank();
    }

    @Test
    void takesThePlainPartAndSanitisesTheHtmlOne() throws Exception {
        var mail = parse("""
                From: a@example.com
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                Plain words
                --b
                Content-Type: text/html

                <p onclick="steal()">Rich <b>words</b><script>alert(1)</script></p>
                --b--""");

        assertThat(mail.text()).isEqualTo("Plain words");
        assertThat(mail.html()).contains("<b>words</b>").doesNotContain("script").doesNotContain("onclick");
    }

    @Test
    void makesTextOfHtmlAlone() throws Exception {
        var mail = parse("From: a@example.com\nContent-Type: text/html\n\n<style>p{}</style><p>One</p><p>Two<br>Three</p>");

        assertThat(mail.text()).isEqualTo("One\n\nTwo\nThree");
    }

    @Test
    void listsEveryFileWithItsName() throws Exception {
        var mail = parse("""
                From: a@example.com
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See attached.
                --b
                Content-Type: application/pdf; name="=?UTF-8?B?5Y+R56WoLnBkZg==?="
                Content-Disposition: attachment; filename="=?UTF-8?B?5Y+R56WoLnBkZg==?="
                Content-Transfer-Encoding: base64

                SGVsbG8=
                --b
                Content-Type: message/rfc822

                Subject: inner

                Inside
                --b--""");

        assertThat(mail.leaves()).extracting(ParsedMail.Leaf::name).containsExactly("发票.pdf", "inner.eml");
        assertThat(mail.leaves().getFirst().bytes()).isEqualTo("Hello".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void foldsTheQuoteBelowAnAnswer() throws Exception {
        var mail = parse("From: a@example.com\n\nThanks!\n\nOn Mon, 2 Nov 2026 at 10:00, Support wrote:\n> Hello\n> there\n");

        assertThat(mail.text()).isEqualTo("Thanks!");
        assertThat(mail.quoted()).startsWith("On Mon").endsWith("> there");
    }

    @Test
    void foldsNothingOfAnAnswerBetweenTheLines() throws Exception {
        var mail = parse("From: a@example.com\n\n> Which size?\nForty-two.\n> Which colour?\nBlue.\n");

        assertThat(mail.text()).contains("Forty-two.").contains("> Which size?");
        assertThat(mail.quoted()).isNull();
    }

    @Test
    void knowsMailNobodyWrote() throws Exception {
        assertThat(parse("From: a@example.com\nAuto-Submitted: auto-replied\n\nAway").automatic()).isEqualTo(ParsedMail.Automatic.REPLY);
        assertThat(parse("From: a@example.com\nPrecedence: bulk\n\nNews").automatic()).isEqualTo(ParsedMail.Automatic.BULK);
        assertThat(parse("From: a@example.com\nAuto-Submitted: no\n\nHello").automatic()).isEqualTo(ParsedMail.Automatic.NO);
    }

    @Test
    void namesTheNearestReferenceFirst() throws Exception {
        var mail = parse("From: a@example.com\nIn-Reply-To: <c@x>\nReferences: <a@x>\n <b@x> <c@x>\n\nHello");

        assertThat(mail.references()).containsExactly("c@x", "b@x", "a@x");
    }

    @Test
    void readsMailWithoutSenderBodyOrSense() throws Exception {
        assertThat(parse("").from().value()).isEqualTo("unknown@invalid");
        assertThat(parse("From: \"broken <a@example.com\nContent-Type: multipart/mixed\n\nno boundary").text()).isNotNull();
        assertThat(parse("\n\n\n").text()).isEmpty();
    }

    /** It stands in every row of every list that shows the ticket. */
    @Test
    void nameIsNoLongerThanAName() throws Exception {
        var smiles = "=?utf-8?b?8J+YgA==?= ".repeat(2_000);
        var mail = parse("From: \"" + "n".repeat(100_000) + "\" <a@example.com>\nCc: " + smiles + "<b@example.com>, =?utf-8?q?x?= " + smiles + "<c@example.com>\n\nHello.");

        assertThat(mail.from().value()).isEqualTo("a@example.com");
        assertThat(mail.from().name()).hasSizeBetween(100, 300);
        assertThat(mail.cc()).hasSize(2).allSatisfy(one -> assertThat(one.name()).hasSizeBetween(100, 300).doesNotContain("\uFFFD").endsWith("\uD83D\uDE00"));
    }
}
