package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.platform.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffListTests {

    private static final String CHINESE = "邮箱,姓名,角色,团队,语言\r\nfang@shop.example,王芳,主管,退货、Shop,中文\r\n";

    private static List<StaffLine> read(byte[] file) {
        return new StaffList(Map.of("shop", UUID.randomUUID(), "退货", UUID.randomUUID()), Set.of("lena@shop.example")).read(file);
    }

    private static List<StaffLine> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void chineseListIsReadInWhateverExcelWroteIt(String charset) {
        assertThat(read(CHINESE.getBytes(Charset.forName(charset)))).containsExactly(
                new StaffLine(2, "fang@shop.example", "王芳", Role.SUPERVISOR, List.of("退货", "Shop"), "zh-CN", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFemail;name\nada@shop.example;Ada\n", "Email\tName\nada@shop.example\tAda", "name,EMAIL\n\n\"Ada\",ada@shop.example\n,\n"})
    void delimitersMarksAndBlankLinesDoNotMatter(String text) {
        assertThat(read(text)).singleElement().satisfies(line -> {
            assertThat(line.email()).isEqualTo("ada@shop.example");
            assertThat(line.name()).isEqualTo("Ada");
            assertThat(line.role()).isEqualTo(Role.AGENT);
            assertThat(line.errors()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"nobody,agent,,,email", "'a@b.example\nBcc: c@d.example',agent,,,email", "LENA@shop.example,agent,,,agent-exists",
        "a@b.example,root,,,role", "a@b.example,agent,Kitchen,,team", "a@b.example,agent,,Klingon,language"})
    void eachLineSaysWhatIsWrongWithIt(String email, String role, String teams, String language, String error) {
        var cells = List.of(email, role, teams == null ? "" : teams, language == null ? "" : language);
        assertThat(read("email,role,teams,language\n" + String.join(",", cells.stream().map(cell -> '"' + cell + '"').toList())))
                .singleElement().satisfies(line -> assertThat(line.errors()).containsExactly(error));
    }

    @Test
    void addressStandsInItOnce() {
        assertThat(read("email\na@b.example\nA@b.example\n")).extracting(StaffLine::errors).containsExactly(List.of(), List.of("twice"));
    }

    @ParameterizedTest
    @CsvSource({"'name,role\nAda,agent',csv-no-email", "'email\n\"a',csv-unreadable", "'',csv-no-email"})
    void whatIsNoListIsSaidToBeNone(String text, String code) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> read(text)).satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void noFormulaLeavesTheHouseAndOurOwnListComesBack() {
        var team = UUID.randomUUID();
        var written = StaffList.written(List.of(new StaffMember(UUID.randomUUID(), "ada@shop.example", "=cmd|' /C calc'!A0", Role.ADMIN, "en", "active",
                List.of(new StaffMember.Place(team, true)), null, null, null)), Map.of(team, "Shop"));

        assertThat(written).contains("\"'=cmd|' /C calc'!A0\"").doesNotContain(",\"=");
        assertThat(read(written)).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(line.teams()).containsExactly("Shop");
            assertThat(line.errors()).isEmpty();
        });
    }
}
