package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mail of the corpus, damaged at random, but the same way each time: always a message a database can hold, never an exception or a second. */
class MailFuzzTests {

    private static final String[] CHARSETS = {"utf-7", "utf-16", "gb18030", "iso-2022-jp", "x-nobody", "hz", "big5", ""};

    private final MailParser parser = new MailParser(new HtmlSanitizer());
    private final List<CorpusMail> corpus = CorpusMail.all();

    @Test
    void damagedMailIsStillMail() {
        damage(2026, 12_000);
    }

    @Test
    @Tag("full")
    void muchDamagedMailIsStillMail() {
        for (int seed = 1; seed <= 20; seed++) damage(seed, 20_000);
    }

    private void damage(long seed, int times) {
        var random = new Random(seed);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < times; i++) {
            var mail = corpus.get(random.nextInt(corpus.size()));
            var raw = mail.raw();
            for (int n = 1 + random.nextInt(4); n > 0; n--) raw = damaged(raw, random);
            long cpu = threads.getCurrentThreadCpuTime();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            try {
                holds(parser.parse(raw));
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", mail " + i + " made of " + mail + ":\n" + new String(raw, StandardCharsets.ISO_8859_1), e);
            }
            assertThat(threads.getCurrentThreadCpuTime() - cpu).as("%s, %d", mail, i).isLessThan(HostileMailTests.MOST_CPU_NANOS);
            assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).as("%s, %d", mail, i).isLessThan(100L * 1024 * 1024);
        }
    }

    /** What a database can keep, and a header of ours can hold. */
    private static void holds(ParsedMail mail) {
        assertThat(mail.from().value()).isNotBlank().doesNotContain("\n", "\r", "\0");
        assertThat(mail.subject()).doesNotContain("\n", "\r", "\0");
        whole(mail.text());
        whole(mail.subject());
        if (mail.quoted() != null) whole(mail.quoted());
        if (mail.html() != null) whole(mail.html());
        mail.leaves().forEach(leaf -> whole(leaf.name()));
        if (mail.bounce() != null) mail.bounce().failures().forEach(failure -> whole(failure.reason()));
    }

    private static void whole(String text) {
        assertThat(text).doesNotContain("\0");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).as("no half of a surrogate pair").isTrue();
    }

    private byte[] damaged(byte[] raw, Random random) {
        if (raw.length == 0) return new byte[] {(byte) random.nextInt()};
        int at = random.nextInt(raw.length);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(raw, random);
            case 1 -> Arrays.copyOf(raw, at);
            case 2 -> Arrays.copyOfRange(raw, at, raw.length);
            case 3 -> joined(Arrays.copyOf(raw, at), tail(corpus.get(random.nextInt(corpus.size())).raw(), random));
            case 4 -> joined(raw, raw);
            case 5 -> replaced(raw, "--b", "--", random);
            case 6 -> replaced(raw, "charset=", "charset=" + CHARSETS[random.nextInt(CHARSETS.length)] + "; x=", random);
            default -> joined(line(raw, random), raw);
        };
    }

    private static byte[] flipped(byte[] raw, Random random) {
        var flipped = raw.clone();
        for (int n = 1 + random.nextInt(30); n > 0; n--) flipped[random.nextInt(raw.length)] = (byte) random.nextInt();
        return flipped;
    }

    private static byte[] tail(byte[] raw, Random random) {
        return raw.length == 0 ? raw : Arrays.copyOfRange(raw, random.nextInt(raw.length), raw.length);
    }

    /** One of its own lines: a header twice, a boundary where none was. */
    private static byte[] line(byte[] raw, Random random) {
        var lines = new String(raw, StandardCharsets.ISO_8859_1).split("\n");
        return lines.length == 0 ? raw : (lines[random.nextInt(lines.length)] + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] raw, String what, String with, Random random) {
        var text = new String(raw, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(what, random.nextInt(text.length()));
        return at < 0 ? raw : (text.substring(0, at) + with + text.substring(at + what.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
