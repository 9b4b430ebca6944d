package io.tributary.sla;

import io.tributary.sla.ProcessVocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may say: comparisons of our variables with each other or with plain values, joined by {@code &&}, {@code ||} and {@code !}.
 * <pre>
 * condition  = "${" or "}"       or  = and {"||" and}       and = not {"&amp;&amp;" not}
 * not        = "!" not | "(" or ")" | value [("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") value]
 * value      = variable | number | "'" text "'" | "true" | "false"
 * </pre>
 * Both sides are of one kind, and alone stands only what is true or false: the engine would stop at anything else in the middle of a ticket.
 */
final class ConditionLanguage {

    private static final Pattern WHOLE = Pattern.compile("\\s*\\$\\{([^${}#]{1,500})}\\s*");
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(&&|\\|\\||==|!=|<=|>=|[<>!()])|('[^'\"\\\\\\p{Cntrl}\\p{Cf}]{0,100}')|(-?\\d{1,9}(?:\\.\\d{1,6})?)(?![\\w.])|([A-Za-z]\\w{0,63})(?![\\w.(\\[]))");
    private static final int DEEPEST = 20;

    private final List<String> tokens;
    private final Map<String, Kind> variables;
    private int at;
    private int depth;

    private ConditionLanguage(List<String> tokens, Map<String, Kind> variables) {
        this.tokens = tokens;
        this.variables = variables;
    }

    static boolean allows(String condition, Map<String, Kind> variables) {
        var whole = WHOLE.matcher(condition);
        if (!whole.matches()) return false;
        var tokens = tokens(whole.group(1).strip());
        if (tokens == null) return false;
        var language = new ConditionLanguage(tokens, variables);
        return language.or() && language.at == tokens.size();
    }

    private static @Nullable List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.region(end, text.length()).lookingAt()) return null;
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        return tokens;
    }

    private boolean or() {
        if (++depth > DEEPEST || !and()) return false;
        while (take("||")) {
            if (!and()) return false;
        }
        depth--;
        return true;
    }

    private boolean and() {
        if (!not()) return false;
        while (take("&&")) {
            if (!not()) return false;
        }
        return true;
    }

    private boolean not() {
        boolean turned = false;
        while (take("!")) turned = true;
        if (take("(")) return or() && take(")");
        var left = kind();
        if (left == null) return false;
        // The engine reads "!a == b" as "(!a) == b".
        var comparison = turned ? null : comparison();
        if (comparison == null) return left == Kind.TRUTH;
        var ordered = comparison.startsWith("<") || comparison.startsWith(">");
        return kind() == left && left != Kind.DATE && left != Kind.DURATION && (!ordered || left == Kind.NUMBER);
    }

    private @Nullable String comparison() {
        if (at < tokens.size() && tokens.get(at).matches("==|!=|[<>]=?")) return tokens.get(at++);
        return null;
    }

    private @Nullable Kind kind() {
        if (at >= tokens.size()) return null;
        var token = tokens.get(at++);
        if (token.startsWith("'")) return Kind.TEXT;
        if (token.equals("true") || token.equals("false")) return Kind.TRUTH;
        if (token.matches("-?\\d.*")) return Kind.NUMBER;
        return variables.get(token);
    }

    private boolean take(String token) {
        if (at >= tokens.size() || !tokens.get(at).equals(token)) return false;
        at++;
        return true;
    }
}
