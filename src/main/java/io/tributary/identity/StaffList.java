package io.tributary.identity;

import io.tributary.platform.Problem;
import io.tributary.platform.SafeCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A list of people as a spreadsheet writes it: which of its lines can be invited, and what is wrong with the others. */
final class StaffList {

    private static final int MOST_LINES = 500;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"\\p{Cntrl}]+@[^\\s@<>,;\"\\p{Cntrl}]+\\.[^\\s@<>,;\"\\p{Cntrl}]+");
    private static final Pattern ESCAPED = Pattern.compile("^'(?=[=+\\-@])");
    private static final Pattern BETWEEN_TEAMS = Pattern.compile("\\s*[;|\u3001\uFF1B\n]\\s*");

    private static final Map<String, List<String>> COLUMNS = Map.of("email", List.of("email", "e-mail", "email address", "邮箱", "邮箱地址"),
            "name", List.of("name", "full name", "姓名"), "role", List.of("role", "角色"), "teams", List.of("teams", "team", "团队"),
            "language", List.of("language", "locale", "语言"));
    private static final Map<String, Role> ROLES = Map.of("", Role.AGENT, "agent", Role.AGENT, "客服", Role.AGENT, "supervisor", Role.SUPERVISOR,
            "主管", Role.SUPERVISOR, "admin", Role.ADMIN, "administrator", Role.ADMIN, "管理员", Role.ADMIN);
    private static final Map<String, String> LOCALES = Map.of("", "en", "en", "en", "english", "en", "英文", "en", "zh", "zh-CN", "zh-cn", "zh-CN",
            "chinese", "zh-CN", "中文", "zh-CN", "简体中文", "zh-CN");

    private final Map<String, UUID> teams;
    private final Set<String> taken;
    private final Set<String> seen = new HashSet<>();

    /** @param teams by name in lower case; {@code taken}: addresses of those who are here already, in lower case */
    StaffList(Map<String, UUID> teams, Set<String> taken) {
        this.teams = teams;
        this.taken = taken;
    }

    /** @throws Problem 422 {@code csv-unreadable}, {@code csv-no-email} without a column of addresses, {@code csv-too-long} beyond 500 people */
    List<StaffLine> read(byte[] file) {
        var text = decoded(file);
        var format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).setHeader().setSkipHeaderRecord(true).setTrim(true)
                .setIgnoreEmptyLines(true).setAllowMissingColumnNames(true).setIgnoreHeaderCase(true).get();
        try (var parser = CSVParser.parse(text, format)) {
            var columns = columns(parser.getHeaderNames());
            if (!columns.containsKey("email")) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "csv-no-email");
            var lines = new ArrayList<StaffLine>();
            for (var row : parser) {
                if (Stream.of(row.values()).allMatch(String::isBlank)) continue;
                if (lines.size() == MOST_LINES) throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "csv-too-long", Map.of("most", MOST_LINES));
                lines.add(line(parser.getCurrentLineNumber(), row, columns));
            }
            return lines;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "csv-unreadable");
        }
    }

    private static Map<String, String> columns(List<String> heads) {
        var columns = new java.util.HashMap<String, String>();
        for (var head : heads) {
            var plain = head.strip().toLowerCase(Locale.ROOT);
            COLUMNS.forEach((column, names) -> {
                if (names.contains(plain)) columns.putIfAbsent(column, head);
            });
        }
        return columns;
    }

    private StaffLine line(long number, CSVRecord row, Map<String, String> columns) {
        var errors = new LinkedHashSet<String>();
        var email = cell(row, columns.get("email"));
        var plain = email.toLowerCase(Locale.ROOT);
        if (email.length() > 320 || !ADDRESS.matcher(email).matches()) errors.add("email");
        else if (!seen.add(plain)) errors.add("twice");
        else if (taken.contains(plain)) errors.add("agent-exists");
        var name = cell(row, columns.get("name"));
        if (name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) errors.add("name");
        var role = ROLES.get(cell(row, columns.get("role")).toLowerCase(Locale.ROOT));
        if (role == null) errors.add("role");
        var locale = LOCALES.get(cell(row, columns.get("language")).toLowerCase(Locale.ROOT));
        if (locale == null) errors.add("language");
        var named = BETWEEN_TEAMS.splitAsStream(cell(row, columns.get("teams"))).filter(each -> !each.isEmpty()).toList();
        if (!named.stream().allMatch(each -> teams.containsKey(each.toLowerCase(Locale.ROOT)))) errors.add("team");
        var called = name.isEmpty() && email.contains("@") ? email.substring(0, email.indexOf('@')) : name;
        return new StaffLine(number, email, called, role == null ? Role.AGENT : role, named, locale == null ? "en" : locale, List.copyOf(errors));
    }

    private static String cell(CSVRecord row, @Nullable String column) {
        if (column == null || !row.isSet(column)) return "";
        return ESCAPED.matcher(row.get(column).strip()).replaceFirst("");
    }

    /** Where the head has none of them it has one column, and any will do. */
    private static char delimiter(String text) {
        var head = text.lines().findFirst().orElse("");
        return head.contains("\t") ? '\t' : head.contains(";") && !head.contains(",") ? ';' : ',';
    }

    /** By its byte order mark; else UTF-8, unless it cannot be: then it is from an Excel in China. */
    private static String decoded(byte[] file) {
        if (starts(file, 0xEF, 0xBB, 0xBF)) return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        if (starts(file, 0xFF, 0xFE)) return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        if (starts(file, 0xFE, 0xFF)) return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("GB18030"));
        }
    }

    private static boolean starts(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != mark[i]) return false;
        }
        return true;
    }

    /** Everybody, in the form that {@link #read} takes. */
    static String written(List<StaffMember> staff, Map<UUID, String> names) {
        var text = new StringBuilder(SafeCsv.BYTE_ORDER_MARK).append(SafeCsv.line(List.of("email", "name", "role", "teams", "language", "state")));
        for (var one : staff) {
            var within = one.teams().stream().map(place -> names.getOrDefault(place.id(), "")).sorted().toList();
            text.append(SafeCsv.line(List.of(one.email(), one.name(), one.role().key(), String.join(";", within), one.locale(), one.state())));
        }
        return text.toString();
    }
}
