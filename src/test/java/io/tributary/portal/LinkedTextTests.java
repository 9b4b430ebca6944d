package io.tributary.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words of a text can be followed. */
class LinkedTextTests {

    private static List<String> links(String text) {
        return LinkedText.of(text).stream().map(LinkedText::href).filter(java.util.Objects::nonNull).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"See https://a.example/x?y=1&z=2. Thanks | https://a.example/x?y=1&z=2", "(http://a.example/b) | http://a.example/b",
        "请看https://a.example/订单，谢谢 | https://a.example/订单", "HTTPS://A.example! | HTTPS://A.example"})
    void webAddressEndsWhereTheSentenceGoesOn(String text, String link) {
        assertThat(links(text)).containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "xhttps://a.example", "https://", "ftp://a.example", "java\nscript:https"})
    void nothingElseIsALink(String text) {
        assertThat(links(text)).isEmpty();
    }

    @Test
    void noCharacterIsLostOrCarriedOverAQuote() {
        var text = "a https://a.example/\"onclick=x b\u202Ehttps://b.example/\u202Egpj.exe " + "https://c.example ".repeat(3);

        assertThat(LinkedText.of(text).stream().map(LinkedText::words).collect(Collectors.joining())).isEqualTo(text);
        assertThat(links(text)).containsExactlyElementsOf(Arrays.asList("https://a.example/", "https://b.example/", "https://c.example",
                "https://c.example", "https://c.example"));
    }

    @Test
    void hugeTextIsNoTrouble() {
        assertThat(links("https://a.example/" + "!".repeat(1_000_000))).hasSize(1);
        assertThat(links("http".repeat(300_000))).isEmpty();
    }
}
