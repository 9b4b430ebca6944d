package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail made to hurt: it is read in the time of an ordinary one, and something of it is seen. Measured in CPU of this thread, not in time. */
class HostileMailTests {

    /** One second where the product runs; what only the quick compiler has seen, as here, takes up to twice as long. */
    static final long MOST_CPU_NANOS = 2_000_000_000L;
    private static final long MOST_BYTES = 300L * 1024 * 1024;
    private static final String HEAD = "From: Ann <ann@x.example>\nSubject: Hi\n";

    private final MailParser parser = new MailParser(new HtmlSanitizer());

    /** Parsed within the limits; if not, once more: the first one pays for what is not yet compiled. */
    private ParsedMail read(String mail) {
        var raw = mail.getBytes(StandardCharsets.ISO_8859_1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int attempt = 1; ; attempt++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            var read = parser.parse(raw);
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
            if (cpu < MOST_CPU_NANOS) return read;
            assertThat(attempt).as("%d ms of CPU", cpu / 1_000_000).isLessThan(2);
        }
    }

    @Test
    void tenThousandMultipartsInEachOther() {
        var mail = new StringBuilder(HEAD);
        for (int i = 0; i < 10_000; i++) mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');

        assertThat(read(mail + "\nDeep\n").text()).contains(MailContent.CUT);
    }

    @Test
    void millionParts() {
        var mail = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Disposition: attachment; filename=a\n\nx\n".repeat(1_000_000);

        var read = read(mail);

        assertThat(read.leaves()).hasSize(MailContent.MOST_LEAVES);
        assertThat(read.text()).contains(MailContent.CUT);
    }

    @Test
    void fiftyMegabytes() {
        assertThat(read(HEAD + "\n" + "a\n".repeat(25_000_000)).text()).endsWith(MailContent.CUT);
        assertThat(read(HEAD + "Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n" + ("QUJD".repeat(19) + "\n").repeat(640_000))
                .leaves()).singleElement().satisfies(leaf -> assertThat(leaf.bytes()).hasSize(640_000 * 57));
    }

    @Test
    void hundredThousandHeaderLines() {
        assertThat(read(HEAD + "X-Line: x\n".repeat(100_000) + "\nStill read").text()).isEqualTo("Still read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: =?utf-8?q?a", "Subject: =?utf-8?b?YWE=?= ", "Subject: =?x?q?=ff=80?= =?utf-8?q?=fe?= ", "Subject: \u00ff\u0080 a", "From: \"a,(<", "From: (", "From: <a@", "From: a:", "From: a@b.example, ", "To: =?", "Content-Type: text/plain; a*1=\"x",
        "Content-Type: (", "Content-Disposition: a; filename*0*=x''%", "References: <a@b> ", "References: <", "Authentication-Results: (", "Date: 1 Jan 2026 "})
    void headerOfMegabyte(String header) {
        int colon = header.indexOf(':') + 2;

        assertThat(read(HEAD + header + header.substring(colon).repeat(1_000_000 / (header.length() - colon)) + "\n\nStill read").text()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<blockquote type=cite>", "<table><tr><td>", "<b>", "<b id=1><p>", "<", "&", ">", "<a href=x>", "<!--", "<style>", "</p>", "<a b=\"", " a=b", "<a b c", "&#", "<table>", "<svg><math>",
        "<li>", "<font color=red><p>", "<p><i>x</b>", "<div class=gmail_quote>", "<div class=gmail_quote><blockquote>a</blockquote>b</div>", "<div class=gmail_quote><blockquote>a", "<td>", "<pre>\n", "<meta charset="})
    void fiveMegabytesOfHtml(String piece) {
        assertThat(read(HEAD + "Content-Type: text/html\n\nSeen" + piece.repeat(5_000_000 / piece.length())).text()).startsWith("Seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> \n", "On 2026 wrote\n", "On Mon, Jan 1 ", "wrote: ", "From: a\n", "发件人: a\n", "----\n", "-- \n", " \n", "a@", "a@b.c ", "5.1.1.", "550 ", "Message-ID: <\n", "Message-ID: ", "<a@b>:\n", ".", "@a.",
        "1.1.1", "begin 644 a\n", "begin 644 a\n#AAAA\n", "=ybegin size=1 name=a\n", "=ybegin size=1 name=a\n=yend\n", "Sent from my \n", "在 2026 写道：\n", "___\n", "> a\nb\n", "-----Original Message-----\n> a\nb\n", "On 2 at 1:1 wrote:\n\n", "--\na\n"})
    void fiveMegabytesThatLookLikeAQuoteOrABounce(String piece) {
        var body = piece.repeat(5_000_000 / piece.length());

        assertThat(read(HEAD + "\n" + body).subject()).isEqualTo("Hi");
        assertThat(read("Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: Undelivered mail\n\n" + body).automatic()).isEqualTo(ParsedMail.Automatic.BOUNCE);
    }

    @Test
    void reportThatNamesThousands() {
        var line = new StringBuilder();
        for (int i = 0; i < 20_000; i++) line.append("a").append(i).append("@b.example").append(i % 60 == 59 ? " was not found 5\n" : " ");
        var head = "Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: Undelivered mail\n";

        assertThat(read(head + "\n" + line).automatic()).isEqualTo(ParsedMail.Automatic.BOUNCE);
        assertThat(read(head + "\n" + ("a@b.c ".repeat(160) + "is it\n").repeat(5_000)).automatic()).isEqualTo(ParsedMail.Automatic.BOUNCE);
        assertThat(read(head + "X-Failed-Recipients: " + line.toString().replace("was not found 5\n", "").replace(" ", ", ") + "\n\n" + "words of no meaning at all\n".repeat(20_000)).automatic())
                .isEqualTo(ParsedMail.Automatic.BOUNCE);
        var block = "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.0.0\n\n";
        var part = "--b\nContent-Type: message/delivery-status\n\n" + block.repeat(1_600);
        assertThat(read(head + "Content-Type: multipart/report; boundary=b\n\n--b\n\n" + "words of no meaning at all\n".repeat(5_000) + part.repeat(100)).automatic()).isEqualTo(ParsedMail.Automatic.BOUNCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/calendar~SUMMARY:a\n ", "text/enriched~<param>", "text/enriched~< ", "text/plain; format=flowed~> a \n", "text/plain; charset=utf-7~+AAA", "text/plain; charset=hz~~{", "text/plain; charset=x~\u00e9\u0080\u00ff a", "text/plain; charset=big5~\u00a4\u00a4\u00ff", "text/plain; charset=utf-16~\u0004\u0600", "multipart/mixed; boundary=b~--\n",
        "multipart/mixed~Content-Type: multipart/mixed\n\n--b\n", "multipart/report; boundary=b~--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.c\n\n", "message/rfc822~Content-Type: message/rfc822\n\n"})
    void fiveMegabytesOfOneKind(String kind) {
        var parts = kind.split("~", 2);

        assertThat(read(HEAD + "Content-Type: " + parts[0] + "\n\n" + parts[1].repeat(5_000_000 / parts[1].length())).subject()).isEqualTo("Hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 80", "24 80", "a0 80", "30 84 7f ff ff ff", "04 01", "00"})
    void signatureThatLiesAboutItsSizes(String piece) {
        var head = java.util.HexFormat.of().parseHex("308006092a864886f70d010702a08030800201013100308006092a864886f70d010701a080");
        var part = java.util.HexFormat.ofDelimiter(" ").parseHex(piece);
        var lies = java.util.Arrays.copyOf(head, 5_000_000);
        for (int i = head.length; i < lies.length; i++) lies[i] = part[(i - head.length) % part.length];

        var mail = HEAD + "Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n" + java.util.Base64.getMimeEncoder().encodeToString(lies);

        assertThat(read(mail).leaves()).isNotEmpty();
    }

    @Test
    void packedFileOfOutlookThatLiesAboutItsSizes() {
        var lies = new byte[1_000_000];
        java.util.Arrays.fill(lies, (byte) 0x7f);
        System.arraycopy(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0, 2, 5, (byte) 0x90, 6, 0}, 0, lies, 0, 11);

        var mail = HEAD + "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n" + java.util.Base64.getMimeEncoder().encodeToString(lies);

        assertThat(read(mail).leaves()).isNotEmpty();
    }
}
