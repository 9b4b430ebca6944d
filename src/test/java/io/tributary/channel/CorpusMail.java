package io.tributary.channel;

import io.tributary.customer.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the corpus, and beside it what a reader of it would say: {@code name: value} lines, then the text and the quoted text.
 * What is not said is not asked. A file is {@code name | type | size | inline}, a failure {@code recipient | code | hard, soft or
 * delayed | reason}; {@code *} stands for anything, {@code -} for nothing.
 */
public record CorpusMail(String name, byte[] raw, Map<String, List<String>> expected) {

    private static final Path FOLDER = Path.of("src/test/resources/mail/corpus");

    public static List<CorpusMail> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().map(CorpusMail::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusMail read(Path mail) {
        try {
            var name = mail.getFileName().toString().replace(".eml", "");
            var expected = new LinkedHashMap<String, List<String>>();
            var content = Files.readString(mail.resolveSibling(name + ".txt"));
            var sections = ("\n" + content).split("\n--- ", -1);
            sections[0].lines().filter(line -> !line.isBlank()).forEach(line -> expected
                    .computeIfAbsent(line.substring(0, line.indexOf(':')), n -> new ArrayList<>())
                    .add(line.substring(line.indexOf(':') + 1).strip()));
            for (int i = 1; i < sections.length; i++) {
                int end = sections[i].indexOf('\n');
                expected.put(sections[i].substring(0, end), List.of(sections[i].substring(end + 1).replaceAll("\n$", "")));
            }
            return new CorpusMail(name, Files.readAllBytes(mail), expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable String only(String key) {
        var values = expected.get(key);
        return values == null ? null : values.getFirst();
    }

    public List<String> every(String key) {
        return expected.getOrDefault(key, List.of());
    }

    static String shown(Address address) {
        return address.name() == null ? address.value() : address.name() + " <" + address.value() + ">";
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<CorpusMail> stream() {
        return all().stream();
    }
}
