package io.tributary.channel;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Does not let words lie about where they lead: behind a link whose words name one site and which leads to another stands the other's
 * name. The characters that write words backwards (U+202D, U+202E) are left out, so that what stands there is what is read.
 */
final class HonestLinks extends HtmlStreamEventReceiverWrapper {

    private static final Pattern BACKWARDS = Pattern.compile("[\u202D\u202E]");
    private static final Pattern SITE = Pattern.compile("(?:https?://)?((?:[\\p{L}\\p{N}-]{1,63}\\.){1,10}\\p{L}[\\p{L}\\p{N}-]{1,62})\\.?(?::\\d+)?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;

    private final StringBuilder words = new StringBuilder();
    private @Nullable String site;

    HonestLinks(HtmlStreamEventReceiver sink) {
        super(sink);
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        var honest = new ArrayList<>(attributes);
        honest.replaceAll(value -> BACKWARDS.matcher(value).replaceAll(""));
        if (element.equals("a")) {
            words.setLength(0);
            site = null;
            for (int i = 0; i + 1 < honest.size(); i += 2) if (honest.get(i).equals("href")) site = site(honest.get(i + 1));
        }
        super.openTag(element, honest);
    }

    @Override
    public void text(String text) {
        var forwards = BACKWARDS.matcher(text).replaceAll("");
        if (site != null && words.length() <= LONGEST) words.append(forwards);
        super.text(forwards);
    }

    @Override
    public void closeTag(String element) {
        super.closeTag(element);
        if (!element.equals("a") || site == null) return;
        var named = SITE.matcher(words.toString().strip());
        if (words.length() <= LONGEST && named.matches() && !same(ascii(named.group(1)), site)) super.text(" [" + site + "]");
        site = null;
    }

    /** The host of a web address as a browser reads it, which takes a backslash for a slash; null for any other address. */
    private static @Nullable String site(String href) {
        var rest = href.strip().replace('\\', '/');
        if (!rest.regionMatches(true, 0, "http", 0, 4) || rest.indexOf(':') < 0) return null;
        rest = rest.substring(rest.indexOf(':') + 1).replaceFirst("^/+", "").split("[/?#]", 2)[0];
        rest = rest.substring(rest.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        return rest.isEmpty() ? null : ascii(rest);
    }

    private static boolean same(String named, String real) {
        return named.equals(real) || real.endsWith("." + named) || named.endsWith("." + real);
    }

    private static String ascii(String host) {
        var lower = host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }
}
