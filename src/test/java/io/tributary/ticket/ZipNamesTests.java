package io.tributary.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of strangers' files in an archive that is unpacked anywhere. */
class ZipNamesTests {

    @ParameterizedTest
    @CsvSource({"bill.pdf, bill.pdf", "账单.pdf, 账单.pdf", "a b.txt, a b.txt", "../../etc/passwd, _.._etc_passwd", "/etc/passwd, _etc_passwd",
        "C:\\x\\y.txt, C_x_y.txt", "..\\up.exe, _up.exe", ".htaccess, htaccess", "CON, _CON", "nul.txt, _nul.txt", "lpt1.tar.gz, _lpt1.tar.gz",
        "console.log, console.log", "report.pdf., report.pdf", "a<b>|c?.txt, a_b_c_.txt", "'   ', file", "..., file"})
    void areMadeSafe(String name, String safe) {
        assertThat(new ZipNames().next(name)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0000.txt", "in\u202Evoice.exe", "a\r\nb", "tab\there", "\uD83D lone", "e\u2028f"})
    void holdNothingThatIsNotSeen(String name) {
        assertThat(new ZipNames().next(name).codePoints())
                .noneMatch(c -> Character.isISOControl(c) || c == 0x202E || c == 0x2028 || c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void areDifferentEvenWhereCaseDoesNotCount() {
        var names = new ZipNames();
        assertThat(names.next("a.txt")).isEqualTo("a.txt");
        assertThat(names.next("A.TXT")).isEqualTo("A (2).TXT");
        assertThat(names.next("a.txt")).isEqualTo("a (3).txt");
        assertThat(names.next("a (2).txt")).isEqualTo("a (2) (2).txt");
        assertThat(names.next("file")).isEqualTo("file");
        assertThat(names.next("")).isEqualTo("file (2)");
    }

    @Test
    void areNotTooLongAndKeepTheirEnding() {
        assertThat(new ZipNames().next("长".repeat(300) + ".pdf")).hasSizeLessThanOrEqualTo(180).endsWith("长.pdf");
        assertThat(new ZipNames().next("😀".repeat(200))).hasSizeLessThanOrEqualTo(180).doesNotContain("?").matches("(😀)+");
    }
}
