package io.tributary.channel;

import io.tributary.customer.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What our own mail server found out about a mail's sender (RFC 8601). Only the topmost header counts, and only if it bears the server's
 * name: everything below may have come with the mail.
 *
 * @param by the server that says so, null if nobody we believe says anything
 */
record AuthenticationResults(@Nullable String by, List<Result> results) {

    private static final AuthenticationResults NONE = new AuthenticationResults(null, List.of());
    private static final int LONGEST = 16_384;

    /** Whether the sender's domain stands behind the mail. */
    enum Verdict {
        PASS,
        FAIL,
        UNKNOWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One method's finding, all in lower case; {@code properties} such as {@code header.from}. */
    record Result(String method, String result, Map<String, String> properties) {}

    /** @param ours names under which our server writes, separated by commas; null: it writes none */
    static AuthenticationResults of(List<String> headers, @Nullable String ours) {
        if (ours == null || ours.isBlank() || headers.isEmpty() || headers.getFirst().length() > LONGEST) return NONE;
        var parts = parts(headers.getFirst());
        if (parts.isEmpty() || parts.getFirst().isEmpty()) return NONE;
        var server = parts.getFirst().getFirst();
        if (Stream.of(ours.split(",")).noneMatch(name -> name.strip().equalsIgnoreCase(server))) return NONE;
        var results = new ArrayList<Result>();
        for (var words : parts.subList(1, parts.size())) {
            var result = result(words);
            if (result != null) results.add(result);
        }
        return new AuthenticationResults(server, results);
    }

    /** DMARC where there is a finding, for it is about the address a reader sees; else DKIM of that address's own domain. */
    Verdict verdict(Address from) {
        var domain = from.normalised().substring(from.normalised().lastIndexOf('@') + 1);
        var dmarc = results.stream().filter(result -> result.method.equals("dmarc")).toList();
        if (dmarc.stream().map(Result::result).distinct().count() > 1) return Verdict.UNKNOWN;
        if (!dmarc.isEmpty() && dmarc.getFirst().result.equals("fail")) return Verdict.FAIL;
        var passed = dmarc.stream().anyMatch(result -> result.result.equals("pass") && domain.equals(result.properties.getOrDefault("header.from", domain)));
        var signed = results.stream().anyMatch(result -> result.method.equals("dkim") && result.result.equals("pass") && aligned(domain, signer(result)));
        return passed || dmarc.isEmpty() && signed ? Verdict.PASS : Verdict.UNKNOWN;
    }

    private static String signer(Result dkim) {
        var identity = dkim.properties.getOrDefault("header.i", "");
        return dkim.properties.getOrDefault("header.d", identity.substring(identity.lastIndexOf('@') + 1));
    }

    /** Relaxed alignment (RFC 7489 section 3.1.1) without a list of public suffixes: the same domain, or one below the other. */
    private static boolean aligned(String from, String signer) {
        if (signer.indexOf('.') < 0 || from.indexOf('.') < 0) return false;
        return from.equals(signer) || from.endsWith('.' + signer) || signer.endsWith('.' + from);
    }

    private static @Nullable Result result(List<String> words) {
        if (words.size() < 3 || !words.get(1).equals("=")) return null;
        var method = words.getFirst().replaceFirst("/.*", "");
        var properties = new TreeMap<String, String>();
        for (int i = 3; i + 2 < words.size(); i++) {
            if (words.get(i + 1).equals("=")) properties.putIfAbsent(words.get(i), words.get(i + 2));
        }
        return new Result(method, words.get(2), properties);
    }

    /** The header's parts between semicolons, each as lower-case words and equals signs, without comments; nothing if it is not well formed. */
    private static List<List<String>> parts(String header) {
        var parts = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int comment = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && (quoted || comment > 0)) {
                if (quoted && i + 1 < header.length()) word.append(header.charAt(i + 1));
                i++;
            } else if (quoted) {
                if (c == '"') quoted = false;
                else word.append(c);
            } else if (c == '(' || c == ')') {
                comment = Math.max(0, comment + (c == '(' ? 1 : -1));
                end(word, words);
            } else if (comment > 0) {
                continue;
            } else if (c == '"') {
                quoted = true;
            } else if (c == ';' || c == '=' || Character.isWhitespace(c)) {
                end(word, words);
                if (c == '=') words.add("=");
                if (c == ';') {
                    parts.add(List.copyOf(words));
                    words.clear();
                }
            } else {
                word.append(c);
            }
        }
        if (quoted || comment > 0) return List.of();
        end(word, words);
        parts.add(List.copyOf(words));
        return parts;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
    }
}
