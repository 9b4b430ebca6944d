package io.tributary.channel;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server said (RFC 5321 section 4.2).
 *
 * @param code three digits; 0 if it said nothing
 * @param enhanced RFC 3463, if it gave one
 * @param words the text alone, one line
 */
record SmtpReply(int code, @Nullable String enhanced, String words) {

    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final int LONGEST = 500;

    private static final Pattern SENDER = Pattern.compile("(?i)sender|reverse.?path|return.?path|mail.from|envelope.from");

    /** Signing in, or being allowed to send at all (RFC 4954 section 6, RFC 3207): nothing of the message's doing. */
    private static final Set<Integer> ABOUT_THE_ACCOUNT = Set.of(421, 454, 530, 534, 535, 538);

    static SmtpReply of(int code, @Nullable String text) {
        var line = text == null ? "" : text.replaceAll("(?m)^\\d{3}[ -]", "").replaceAll("\\p{Cntrl}+", " ").strip();
        var enhanced = ENHANCED.matcher(line);
        var found = enhanced.find() ? enhanced.group(1) : null;
        var words = found == null ? line : line.replace(found, "").replaceAll(" {2,}", " ").strip();
        return new SmtpReply(Math.max(code, 0), found, words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }

    boolean permanent() {
        return code >= 500;
    }

    boolean aboutTheAccount() {
        return ABOUT_THE_ACCOUNT.contains(code);
    }

    /**
     * Who it is from, said only when the recipient was named: RFC 3463 X.1.7 and X.1.8, or "bad sequence" from a server that knows no
     * null reverse-path and so thinks no sender was given.
     */
    boolean aboutTheSender() {
        return permanent() && (code == 503 || "5.1.7".equals(enhanced) || "5.1.8".equals(enhanced) || SENDER.matcher(words).find());
    }

    /** 452, or from older servers 552, on RCPT: the others another time (RFC 5321 section 4.5.3.1.10). */
    boolean tooManyRecipients() {
        var tells = "5.5.3".equals(enhanced) || "4.5.3".equals(enhanced) || words.toLowerCase(Locale.ROOT).contains("too many recipients");
        return (code == 452 || code == 552) && tells;
    }

    /** A full mailbox can be emptied. */
    boolean hard() {
        return permanent() && code != 552 && !"5.2.2".equals(enhanced);
    }

    @Nullable String shownCode() {
        return enhanced != null ? enhanced : code > 0 ? String.valueOf(code) : null;
    }

    String reason() {
        return words.isEmpty() ? "The server said nothing" : words;
    }
}
