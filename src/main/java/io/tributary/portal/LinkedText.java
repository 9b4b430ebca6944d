package io.tributary.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a text: plain words, or a web address that can be followed.
 *
 * @param href the address; null for plain words
 */
public record LinkedText(String words, @Nullable String href) {

    /** Only http and https, up to a blank, a quote or Chinese punctuation; bounded, so that no text makes it slow. */
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[^\\s<>\"'`\\p{Cc}\\p{Cf}，。；！？、（）《》“”【】]{1,2000}+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!?)\\]}]$");

    /** The text in pieces. A sentence's own punctuation is no part of the address it ends with. */
    static List<LinkedText> of(@Nullable String text) {
        if (text == null || text.isEmpty()) return List.of();
        var pieces = new ArrayList<LinkedText>();
        var found = ADDRESS.matcher(text);
        int from = 0;
        while (found.find()) {
            var address = found.group();
            while (SENTENCE_END.matcher(address).find()) address = address.substring(0, address.length() - 1);
            if (found.start() > from) pieces.add(new LinkedText(text.substring(from, found.start()), null));
            pieces.add(new LinkedText(address, address));
            from = found.start() + address.length();
        }
        if (from < text.length()) pieces.add(new LinkedText(text.substring(from), null));
        return pieces;
    }
}
