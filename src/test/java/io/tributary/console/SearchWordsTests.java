package io.tributary.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.console.SearchWords.Clause;
import org.junit.jupiter.api.Test;

/** What is typed into the search field, and what it asks for. */
class SearchWordsTests {

    @Test
    void readsWordsPhrasesAndWhatMustNotBeThere() {
        var words = SearchWords.of("  refund “order number” -chargeback -「不要」　退款，发票 ");

        assertThat(words.wanted()).containsExactly(word("refund"), phrase("order number"), word("退款"), word("发票"));
        assertThat(words.unwanted()).containsExactly(word("chargeback"), phrase("不要"));
    }

    @Test
    void takesWhatMakesNoSenseForPlainWords() {
        assertThat(SearchWords.of("5 \" screen").wanted()).containsExactly(word("5"), word("screen"));
        assertThat(SearchWords.of("e-mail --x a- -").wanted()).containsExactly(word("e-mail"), word("a-"));
        assertThat(SearchWords.of("- \"\" !!! ()").isEmpty()).isTrue();
        assertThat(SearchWords.of("").isEmpty()).isTrue();
    }

    @Test
    void readsNoMoreThanAnybodyTypes() {
        assertThat(SearchWords.of("a ".repeat(100_000)).wanted()).hasSize(16);
        assertThat(SearchWords.of("a".repeat(100_000)).wanted().getFirst().text()).hasSize(500);
    }

    private static Clause word(String text) {
        return new Clause(text, false);
    }

    private static Clause phrase(String text) {
        return new Clause(text, true);
    }
}
