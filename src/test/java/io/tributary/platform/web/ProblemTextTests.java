package io.tributary.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTextTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CODE = Pattern.compile("new Problem\\(HttpStatus\\.\\w+,\\s*\"([a-z-]+)\"");

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void speaksBothLanguagesEqually() throws IOException {
        assertThat(texts("messages_zh.properties").stringPropertyNames()).isEqualTo(texts("messages.properties").stringPropertyNames());
        assertThat(texts("portal_zh.properties").stringPropertyNames()).isEqualTo(texts("portal.properties").stringPropertyNames());
    }

    @Test
    void hasWordsForEveryCodeInTheSources() throws IOException {
        var texts = texts("messages.properties");
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file)).results()
                        .forEach(code -> assertThat(texts).as(file.toString()).containsKey("problem." + code.group(1)));
            }
        }
    }
}
