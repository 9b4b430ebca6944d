package io.tributary.channel;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The question how it went, with a link for each answer: words and a number, so that nobody needs to see pictures or colours.
 *
 * @param before what stands above the answers, and {@code after} what stands below them
 * @param scores what each means, from 1
 */
record SatisfactionQuestion(String before, List<String> scores, String after) {

    /** Without links. */
    String kept() {
        return before + "\n\n" + choices(this::choice, "\n") + "\n\n" + after;
    }

    String plain(String url) {
        return before + "\n\n" + choices(score -> choice(score) + "\n" + link(url, score), "\n\n") + "\n\n" + after;
    }

    String html(String url) {
        return MailBody.paragraphs(before) + choices(score -> "<p style=\"margin:8px 0\"><a href=\"" + MailBody.escaped(link(url, score))
                + "\" style=\"display:inline-block;padding:8px 14px;border:1px solid #858d9c;border-radius:6px\">" + MailBody.escaped(choice(score)) + "</a></p>", "\n")
                + '\n' + MailBody.paragraphs(after);
    }

    /** The best first. */
    private String choices(IntFunction<String> each, String between) {
        return IntStream.range(0, scores.size()).map(i -> scores.size() - i).mapToObj(each).collect(Collectors.joining(between));
    }

    private String choice(int score) {
        return score + " – " + scores.get(score - 1);
    }

    private static String link(String url, int score) {
        return url + "?score=" + score;
    }
}
