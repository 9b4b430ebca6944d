package io.tributary.ticket;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether somebody says thank you and nothing else. Cautious: a ticket that is kept solved although its customer still waits is worse
 * than one that is opened once too often.
 */
final class Thanks {

    private static final int LONGEST = 160;

    private static final Pattern WORD = anyOf("谢谢|多谢|感谢|谢了|感激|謝謝|感謝|ありがとう|감사|спасибо",
            "thank you|thanks|thx|cheers|appreciated|dank|danke|merci|gracias|grazie|obrigad[oa]|bedankt|tack");

    /** Anything that asks, objects or tells of something that is not yet well. */
    private static final Pattern OBJECTION = anyOf("[?？]|但|可是|不过|還|还(?!好)|没|沒|未|不行|不能|怎么|为什么|何时|什么时候|请|請|麻烦|まだ|しかし|でも|아직|n[’']t",
            "but|however|still|yet|not|never|again|when|why|how|could you|can you|please|once|if|until|aber|noch|nicht|bitte|wann|mais|pas|encore"
                    + "|rien|pero|todavía|aún|falta|ma|però|ancora|mas|ainda|но|не");

    /** Letters of scripts that write without spaces anywhere; words of the others whole. */
    private static Pattern anyOf(String letters, String words) {
        return Pattern.compile(letters + "|\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private Thanks() {}

    static boolean mere(IncomingMessage in) {
        return !in.automatic() && in.files().stream().allMatch(IncomingMessage.File::inline) && mere(in.text());
    }

    static boolean mere(String text) {
        var said = text.strip().toLowerCase(Locale.ROOT);
        return !said.isEmpty() && said.length() <= LONGEST && WORD.matcher(said).find() && !OBJECTION.matcher(said).find();
    }
}
