package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ticket.Person;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves, byte by byte, and what a reader makes of it. */
class MailWriterTests {

    private static final UUID ID = UUID.fromString("0193c2a0-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-24T09:30:00Z");
    private static final String LINK = "https://desk.example/s/abc.def";

    @TempDir
    Path folder;

    private final MailParser parser = new MailParser(new HtmlSanitizer());

    private static Letter letter(String subject, List<Person> to, boolean chinese, String text, @Nullable String html, List<Letter.File> files) {
        return new Letter(ID, "0193c2a00000700080000000000000001.sig@tributary.example", AT, new Person("Northwind", "support@tributary.example"), to,
                List.of(), null, subject, List.of("second@example.com", "first@example.com"), false, "desk", chinese, text, html, LINK,
                chinese ? "此致\n北风" : "Northwind Home", new Letter.Quote(new Person("Ann Lee", "ann@example.com"), AT.minusSeconds(3_600),
                "Where is it?\n> older"), files);
    }

    private static Letter plain(String text) {
        return letter("Re: Lamp [T-100001]", List.of(new Person("Ann Lee", "ann@example.com")), false, text, null, List.of());
    }

    private Letter.File file(String name, String type) throws Exception {
        return new Letter.File(UUID.randomUUID(), name, type, Files.writeString(folder.resolve(UUID.randomUUID().toString()), "one\ntwo\rthree"));
    }

    private static String raw(Letter letter) {
        return new String(MailWriter.write(letter), StandardCharsets.UTF_8);
    }

    @Test
    void isTheSameEveryTime() throws Exception {
        var letter = letter("Re: 台灯", List.of(new Person("李雷", "li@example.com")), true, "您好", null, List.of(file("说明书.pdf", "application/pdf")));

        assertThat(MailWriter.write(letter)).isEqualTo(MailWriter.write(letter));
        assertThat(raw(letter)).contains("Date: Tue, 24 Nov 2026 09:30:00 +0000\r\n").contains("boundary=\"=_0193c2a0");
    }

    @Test
    void saysItInTextAndInHtmlWithLinkSignatureAndQuote() throws Exception {
        var letter = plain("It <b>left</b> today.\n\nTrack: https://example.com/t?a=1&b=2.");
        var mail = parser.parse(MailWriter.write(letter));

        assertThat(mail.text()).startsWith("It <b>left</b> today.");
        assertThat(MailBody.of(letter).plain()).isEqualTo("""
                It <b>left</b> today.

                Track: https://example.com/t?a=1&b=2.

                Follow your request: https://desk.example/s/abc.def

                --\s
                Northwind Home

                On Tue, 24 Nov 2026 at 08:30 UTC, Ann Lee wrote:
                > Where is it?
                >> older
                """);
        assertThat(mail.html()).contains("It &lt;b&gt;left&lt;/b&gt; today.").contains("href=\"https://example.com/t?a&#61;1&amp;b&#61;2\"")
                .contains("href=\"" + LINK + "\"").contains("<blockquote");
    }

    @Test
    void speaksTheCustomersLanguage() {
        var body = MailBody.of(letter("台灯", List.of(new Person("李雷", "li@example.com")), true, "您好，已经发货。", null, List.of()));

        assertThat(body.plain()).contains("查看处理进度：" + LINK).contains("-- \n此致\n北风").contains("在 2026年11月24日 08:30，Ann Lee 写道：");
        assertThat(body.html()).contains("<html lang=\"zh-CN\">");
    }

    @Test
    void signatureThatIsThereAlreadyIsNotAdded() {
        assertThat(MailBody.of(plain("Bye.\n\nNorthwind Home")).plain()).containsOnlyOnce("Northwind Home");
    }

    @Test
    void quoteHasItsBounds() {
        var long1 = new Letter.Quote(new Person("Ann", "ann@example.com"), AT, "line\n".repeat(5_000));
        var one = plain("Hi");
        var body = MailBody.of(new Letter(one.id(), one.messageId(), AT, one.from(), one.to(), one.cc(), null, one.subject(), List.of(), false, "desk", false,
                "Hi", null, LINK, null, long1, List.of()));

        assertThat(body.plain().lines().filter(line -> line.startsWith(">"))).hasSize(201).last().isEqualTo("> […]");
    }

    @Test
    void fileNamesArriveWhateverTheyAre() throws Exception {
        var names = List.of("说明书（第二版）.pdf", "naïve.txt", "a\"b;c.txt", "很长".repeat(100) + ".pdf", "x\r\nContent-Type: text/html.txt", "plain.txt");
        for (var name : names) {
            var raw = MailWriter.write(letter("S", List.of(new Person(null, "ann@example.com")), false, "Hi", null, List.of(file(name, "text/plain"))));
            var leaf = parser.parse(raw).leaves();
            assertThat(leaf).hasSize(1);
            assertThat(leaf.getFirst().name()).isEqualTo(OutgoingHeader.fileName(name));
            assertThat(leaf.getFirst().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("one\ntwo\rthree");
            assertThat(new String(raw, StandardCharsets.UTF_8).lines()).allMatch(line -> line.length() <= 200);
        }
        assertThat(OutgoingHeader.fileName(names.get(3))).endsWith(".pdf");
        assertThat(raw(letter("S", List.of(new Person(null, "ann@example.com")), false, "Hi", null, List.of(file(names.getFirst(), "application/pdf")))))
                .contains("name=\"=?UTF-8?B?").containsPattern("filename\\*(0\\*)?=UTF-8''%E8%AF%B4");
    }

    @Test
    void typeOfFileIsATypeOrNone() throws Exception {
        var raw = raw(letter("S", List.of(new Person(null, "ann@example.com")), false, "Hi", null,
                List.of(file("a.eml", "message/rfc822"), file("b", "text/html\r\nX-Evil: 1"))));

        assertThat(raw).doesNotContain("message/rfc822").doesNotContain("X-Evil").contains("application/octet-stream");
    }

    @Test
    void pictureBetweenTheWordsComesAlong() throws Exception {
        var picture = file("p.png", "image/png");
        var html = new HtmlSanitizer().sanitizeOurs("<p>See <img src=\"/api/v1/attachments/" + picture.id() + "\"><img src=\"/api/v1/attachments/"
                + UUID.randomUUID() + "\"></p>");

        var raw = raw(letter("S", List.of(new Person(null, "ann@example.com")), false, "See", html, List.of(picture, file("q.pdf", "application/pdf"))));

        assertThat(raw).contains("multipart/related").contains("Content-ID: <" + picture.id() + "@tributary.example>").doesNotContain("/api/v1/");
        var mail = parser.parse(raw.getBytes(StandardCharsets.UTF_8));
        assertThat(mail.html()).contains("cid:" + picture.id());
        assertThat(mail.leaves()).extracting(ParsedMail.Leaf::inline).containsExactly(true, false);
    }

    @Test
    void nameCannotBecomeAnotherAddress() throws Exception {
        for (var name : List.of("Eve\" <spy@example.com>, \"x", "a@b.example, spy@example.com", "x\r\nBcc: spy@example.com", "=?utf-8?q?x=3C?=", "李雷\u202e", "Ann (x) [y]")) {
            var raw = raw(letter("S", List.of(new Person(name, "ann@example.com")), false, "Hi", null, List.of()));
            var to = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))).getHeader("To", null);
            assertThat(InternetAddress.parse(to)).extracting(InternetAddress::getAddress).containsExactly("ann@example.com");
            assertThat(to.replace(" <ann@example.com>", "")).as(name).doesNotContain("<", ",", "\"");
            assertThat(raw).doesNotContain("\r\nBcc");
        }
    }

    @Test
    void subjectIsOneHeaderOfBoundedLength() {
        for (var subject : List.of("Hi\r\nBcc: spy@example.com", "Hi\u2028x\u0000y", "很长的主题".repeat(500), "x".repeat(3_000), "😀".repeat(300))) {
            var head = raw(letter(subject, List.of(new Person(null, "ann@example.com")), false, "Hi", null, List.of())).split("\r\n\r\n", 2)[0];
            assertThat(head).doesNotContain("\r\nBcc");
            assertThat(head.split("\r\n")).allMatch(line -> line.length() <= 900 && line.chars().allMatch(c -> c >= 32 && c < 127 || c == '\t'));
        }
    }

    @Test
    void automaticMailSaysSo() {
        var one = plain("Hi");
        var automatic = new Letter(one.id(), one.messageId(), AT, one.from(), one.to(), one.cc(), "support+t1.sig@tributary.example", one.subject(), List.of(), true,
                "desk", false, "Hi", null, LINK, null, null, List.of());

        assertThat(raw(automatic)).contains("Auto-Submitted: auto-replied\r\n").contains("X-Auto-Response-Suppress: All\r\n")
                .contains("X-Tributary-Desk: desk\r\n").contains("Reply-To: support+t1.sig@tributary.example\r\n");
        assertThat(raw(one)).doesNotContain("Auto-Submitted");
    }
}
