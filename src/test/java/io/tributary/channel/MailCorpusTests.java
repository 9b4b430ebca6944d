package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.channel.Bounce.Failure;
import io.tributary.channel.ParsedMail.Leaf;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail of the corpus says what a reader of it would say. */
class MailCorpusTests {

    private final MailParser parser = new MailParser(new HtmlSanitizer());

    @ParameterizedTest
    @MethodSource("io.tributary.channel.CorpusMail#stream")
    void isReadAsAPersonReadsIt(CorpusMail mail) {
        var read = parser.parse(mail.raw());
        var softly = new SoftAssertions();
        if (mail.only("from") != null) softly.assertThat(CorpusMail.shown(read.from())).as("from").isEqualTo(mail.only("from"));
        if (mail.only("to") != null) softly.assertThat(read.to()).extracting(CorpusMail::shown).as("to").contains(mail.only("to"));
        if (mail.only("subject") != null) softly.assertThat(read.subject()).as("subject").isEqualTo(mail.only("subject"));
        if (mail.only("text") != null) softly.assertThat(read.text()).as("text").isEqualTo(mail.only("text"));
        if (mail.only("text") != null) softly.assertThat(read.quoted()).as("quoted").isEqualTo(mail.only("quoted"));
        if (mail.only("html") != null) softly.assertThat(read.html()).as("html").contains(mail.only("html"));
        if (mail.only("message-id") != null) softly.assertThat(read.messageId()).isEqualTo(mail.only("message-id"));
        if (mail.only("references") != null) softly.assertThat(String.join(" ", read.references())).isEqualTo(mail.only("references"));
        softly.assertThat(read.automatic().name()).as("automatic").isEqualTo(mail.only("automatic"));
        softly.assertThat(read.leaves()).as("files").hasSameSizeAs(mail.every("file"));
        for (int i = 0; i < Math.min(read.leaves().size(), mail.every("file").size()); i++) file(softly, read.leaves().get(i), mail.every("file").get(i));
        if (read.bounce() != null) bounce(softly, read.bounce(), mail);
        softly.assertAll();
    }

    private static void file(SoftAssertions softly, Leaf leaf, String line) {
        var parts = line.split(" ?\\| ?", -1);
        softly.assertThat(leaf.name()).isEqualTo(parts[0]);
        softly.assertThat(leaf.type()).isEqualTo(parts[1]);
        if (!parts[2].equals("*")) softly.assertThat(leaf.bytes().length).as(leaf.name()).isEqualTo(Integer.parseInt(parts[2]));
        softly.assertThat(leaf.inline()).as(leaf.name()).isEqualTo(parts.length > 3);
    }

    private static void bounce(SoftAssertions softly, Bounce bounce, CorpusMail mail) {
        var original = mail.only("original");
        if (original != null) softly.assertThat(bounce.original()).as("original").isEqualTo(original.equals("-") ? null : original);
        softly.assertThat(bounce.failures()).as("failures").hasSameSizeAs(mail.every("failure"));
        for (int i = 0; i < Math.min(bounce.failures().size(), mail.every("failure").size()); i++) {
            var expected = mail.every("failure").get(i).split(" ?\\| ?", -1);
            var failure = bounce.failures().get(i);
            softly.assertThat(failure.recipient()).isEqualTo(expected[0].equals("-") ? null : expected[0]);
            if (!expected[1].equals("*")) softly.assertThat(failure.code()).isEqualTo(expected[1]);
            softly.assertThat(fate(failure)).isEqualTo(expected[2]);
            if (expected[3].equals("*")) softly.assertThat(failure.reason()).isNotBlank();
            else softly.assertThat(failure.reason()).isEqualTo(expected[3]);
        }
    }

    private static String fate(Failure failure) {
        return failure.delayed() ? "delayed" : failure.hard() ? "hard" : "soft";
    }

    @Test
    void holdsEnoughMail() {
        assertThat(CorpusMail.all()).hasSizeGreaterThanOrEqualTo(150);
    }
}
