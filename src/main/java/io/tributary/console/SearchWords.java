package io.tributary.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody looks for, as they typed it: words that all must be there, {@code "quoted"} ones beside each other, {@code -words} that must
 * not. Nothing typed is an error; what makes no sense is taken for plain words.
 */
record SearchWords(List<Clause> wanted, List<Clause> unwanted) {

    private static final int CHARACTERS_AT_MOST = 500;
    private static final int WORDS_AT_MOST = 16;

    private static final Pattern QUOTES = Pattern.compile("[“”„‟«»「」『』＂]");
    private static final Pattern CLAUSE = Pattern.compile(
            "(?<not>(?<![^\\s\\p{Z}])[-−－])?(?:\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\\p{Z}\"，。、；：！？（）【】《》…]+))");

    /** A word, which may be a run of Chinese, or several that stand beside each other. */
    record Clause(String text, boolean phrase) {

        /** Whether it is letters of an alphabet alone, so that its beginning is worth looking for. */
        boolean alphabetic() {
            return !phrase && text.codePoints().allMatch(c -> Character.isLetter(c) && !Character.isIdeographic(c));
        }

        boolean ideographic() {
            return text.codePoints().anyMatch(Character::isIdeographic);
        }
    }

    static SearchWords of(String typed) {
        var text = QUOTES.matcher(typed.substring(0, Math.min(typed.length(), CHARACTERS_AT_MOST)).replaceAll("\\p{Cntrl}", " ")).replaceAll("\"");
        if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
            var last = text.lastIndexOf('"');
            text = text.substring(0, last) + ' ' + text.substring(last + 1);
        }
        var wanted = new ArrayList<Clause>();
        var unwanted = new ArrayList<Clause>();
        var clauses = CLAUSE.matcher(text);
        while (clauses.find() && wanted.size() + unwanted.size() < WORDS_AT_MOST) {
            var phrase = clauses.group("phrase");
            var clause = new Clause(phrase == null ? clauses.group("word") : phrase, phrase != null);
            if (clause.text.codePoints().noneMatch(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL)) continue;
            (clauses.group("not") == null ? wanted : unwanted).add(clause);
        }
        return new SearchWords(List.copyOf(wanted), List.copyOf(unwanted));
    }

    boolean isEmpty() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }
}
