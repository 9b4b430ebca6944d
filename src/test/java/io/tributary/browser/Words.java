package io.tributary.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the console says in each language, read from its own texts: a test names English words and finds them on a Chinese screen. */
final class Words {

    private static final Path TEXTS = Path.of("src/main/console/src/lib/i18n");
    private static final Pattern START = Pattern.compile("export const (\\w+) = \\{");
    private static final Pattern PART = Pattern.compile(
            "(?:'([^'\\n]+)'|([\\w$]+)):\\s*(?:(\\{)|'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")|(\\})");
    private static final Pattern BLANK = Pattern.compile("\\{\\{\\w+}}");

    /** By key, `queue.sort.label`. */
    static final Map<String, String> ENGLISH = read("en", "en-later");
    static final Map<String, String> CHINESE = read("zh-CN");

    private Words() {}

    private static Map<String, String> read(String... folders) {
        var found = new LinkedHashMap<String, String>();
        for (var folder : folders) {
            try (Stream<Path> files = Files.list(TEXTS.resolve(folder))) {
                for (var file : files.filter(each -> !each.endsWith("index.ts")).sorted().toList()) read(Files.readString(file), found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static void read(String file, Map<String, String> into) {
        var start = START.matcher(file);
        if (!start.find()) throw new IllegalStateException("No texts in " + file);
        var path = new ArrayDeque<>(List.of(start.group(1)));
        var parts = PART.matcher(file);
        for (var at = start.end(); parts.find(at) && !path.isEmpty(); at = parts.end()) {
            var key = parts.group(1) == null ? parts.group(2) : parts.group(1);
            if (parts.group(6) != null) path.removeLast();
            else if (parts.group(3) != null) path.addLast(key);
            else into.put(String.join(".", path) + "." + key, (parts.group(4) == null ? parts.group(5) : parts.group(4)).replaceAll("\\\\(.)", "$1"));
        }
    }

    /** An English text of the console's that a test may mean: what fits word for word rather than by its blanks is meant. */
    private record Meant(String key, Matcher values, boolean whole, int words) {

        static @Nullable Meant of(String key, String text, boolean whole, String english) {
            var match = pattern(text).matcher(english);
            return match.matches() ? new Meant(key, match, whole, BLANK.matcher(text).replaceAll("").length()) : null;
        }
    }

    /** The same in Chinese; where English has one word for what is several in Chinese, any of them. */
    static Set<String> inChinese(String english) {
        var fitting = ENGLISH.entrySet().stream()
                .flatMap(text -> Stream.of(Meant.of(text.getKey(), text.getValue(), true, english), Meant.of(text.getKey(), begun(text.getValue()), false, english)))
                .filter(Objects::nonNull).sorted(Comparator.comparing(Meant::words).thenComparing(Meant::whole).reversed().thenComparing(Meant::key)).toList();
        if (fitting.isEmpty()) throw new IllegalArgumentException("The console never says “" + english + "”");
        var best = fitting.getFirst();
        return fitting.stream().filter(each -> each.words == best.words && each.whole == best.whole)
                .map(each -> filled(CHINESE.get(each.key.replaceAll("_one$", "_other")), ENGLISH.get(each.key), each.values))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Without what fills it at its end, as a reason does. */
    private static String begun(String text) {
        return text.replaceAll("\\s*\\{\\{\\w+}}$", "");
    }

    private static Pattern pattern(String text) {
        var regex = new StringBuilder();
        var blanks = BLANK.matcher(text);
        int at = 0;
        for (; blanks.find(); at = blanks.end()) regex.append(Pattern.quote(text.substring(at, blanks.start()))).append("(.+)");
        return Pattern.compile(regex.append(Pattern.quote(text.substring(at))).toString());
    }

    private static String filled(String chinese, String english, Matcher values) {
        var names = BLANK.matcher(english).results().map(java.util.regex.MatchResult::group).toList();
        var text = values.groupCount() < names.size() ? begun(chinese) : chinese;
        for (int i = 0; i < values.groupCount(); i++) text = text.replace(names.get(i), word(values.group(i + 1)));
        return text;
    }

    /** What fills a blank may be one of the console's words as well. */
    private static String word(String value) {
        return ENGLISH.entrySet().stream().filter(each -> each.getValue().equals(value)).findFirst().map(each -> CHINESE.getOrDefault(each.getKey(), value)).orElse(value);
    }
}
