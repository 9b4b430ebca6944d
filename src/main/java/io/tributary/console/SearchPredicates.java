package io.tributary.console;

import io.tributary.console.SearchWords.Clause;
import org.hibernate.search.engine.search.predicate.dsl.MinimumShouldMatchConditionStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.springframework.util.StringUtils;

/** What the words ask of a ticket's document, and what each is worth: a number before a name, both before a word in passing. */
record SearchPredicates(SearchPredicateFactory f) {

    private static final float EXACT_NUMBER = 1000;
    private static final float SUBJECT = 4;
    private static final float PEOPLE = 4;
    private static final float TAG = 3;
    private static final float IDENTIFIER = 6;
    private static final int SHORTEST_BEGINNING = 3;

    /** The words that are wanted, less those that are not; the last one may still be being typed. */
    PredicateFinalStep of(SearchWords words) {
        if (words.isEmpty()) return f.matchNone();
        var all = f.bool();
        for (var clause : words.wanted()) all.must(one(clause, clause.equals(words.wanted().getLast())));
        for (var clause : words.unwanted()) all.mustNot(one(clause, false));
        if (words.wanted().isEmpty()) all.must(f.matchAll());
        if (words.wanted().size() > 1 || words.wanted().stream().anyMatch(Clause::ideographic)) all.should(together(words));
        return all;
    }

    private PredicateFinalStep one(Clause clause, boolean unfinished) {
        var any = f.or();
        if (clause.phrase()) {
            any.add(f.phrase().field("subject").boost(SUBJECT).field("people").boost(PEOPLE).field("tags").boost(TAG).field("messages")
                    .matching(clause.text()));
        } else {
            any.add(f.match().field("subject").boost(SUBJECT).field("people").boost(PEOPLE).field("tags").boost(TAG).field("messages")
                    .matching(clause.text()).minimumShouldMatch(SearchPredicates::nearlyAll));
        }
        any.add(f.match().field("identifiers").matching(clause.text()).constantScore().boost(IDENTIFIER));
        var number = number(clause.text());
        if (number > 0) any.add(f.match().field("number").matching(number).constantScore().boost(EXACT_NUMBER));
        if (unfinished && clause.alphabetic() && clause.text().length() >= SHORTEST_BEGINNING) {
            any.add(f.prefix().fields("subject", "people", "tags", "messages").matching(clause.text()).constantScore());
        }
        return any;
    }

    /** A run of Chinese is a sentence as often as a word: three pairs in four are enough of a long one. */
    private static void nearlyAll(MinimumShouldMatchConditionStep<?> pairs) {
        pairs.ifMoreThan(0).thenRequirePercent(100).ifMoreThan(3).thenRequirePercent(75);
    }

    private PredicateFinalStep together(SearchWords words) {
        var text = String.join(" ", words.wanted().stream().map(Clause::text).toList());
        return f.phrase().field("subject").boost(SUBJECT).field("messages").matching(text).slop(2);
    }

    /** {@code 100123}, {@code T-100123} and {@code #100123} name a ticket; 0 if it is none. */
    static long number(String word) {
        var digits = word.replaceFirst("^(?:[TtＴｔ][-－]?|#)", "");
        return digits.length() <= 18 && !digits.isEmpty() && digits.chars().allMatch(Character::isDigit) && StringUtils.hasText(digits)
                ? Long.parseLong(digits) : 0;
    }
}
