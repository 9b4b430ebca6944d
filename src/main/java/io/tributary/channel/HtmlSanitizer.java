package io.tributary.channel;

import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.springframework.stereotype.Component;

/** What of a stranger's HTML may stay: text, structure, tables, simple styles, links and images. Never anything that runs. */
@Component
public class HtmlSanitizer {

    /** Grows when the policy changes, so that old messages can be derived again from their raw bytes. */
    static final int VERSION = 2;

    /** Addresses that name a place outside: what is relative would be a page of ours, asked for in the reader's name. */
    private static final AttributePolicy LINK = absolute("(?i)(?:https?:|mailto:|tel:).*");
    private static final AttributePolicy PICTURE = absolute("(?i)(?:https?:|cid:).*");

    private static final Pattern MEASURE = Pattern.compile("\\d{1,5}(?:\\.\\d{1,3})?(?:%|px)?");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{1,20}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,10}");

    /** An agent's own HTML also shows what the agent has uploaded; it travels with the mail. */
    private static final AttributePolicy OWN_PICTURE = absolute("(?i)(?:https?:.*|cid:.*|/api/v1/attachments/[0-9a-f-]{36})");

    private static final PolicyFactory STRANGERS = policy(PICTURE);
    private static final PolicyFactory OURS = policy(OWN_PICTURE);

    private static PolicyFactory policy(AttributePolicy picture) {
        return Sanitizers.FORMATTING
                .and(Sanitizers.BLOCKS)
                .and(Sanitizers.TABLES)
                .and(Sanitizers.STYLES)
                .and(new HtmlPolicyBuilder()
                        .allowElements("a", "img", "font", "center", "hr", "pre", "span", "div", "br", "u", "s", "details", "summary",
                                "table", "tr", "td", "th", "blockquote")
                        .allowUrlProtocols("https", "http", "mailto", "tel", "cid")
                        .allowAttributes("href").matching(LINK).onElements("a")
                        .allowAttributes("src").matching(picture).onElements("img")
                        .allowAttributes("alt").onElements("img")
                        .allowAttributes("width", "height").matching(MEASURE).onElements("img", "table", "td", "th")
                        .allowAttributes("cellpadding", "cellspacing", "border").matching(MEASURE).onElements("table")
                        .allowAttributes("bgcolor").matching(COLOUR).onElements("table", "tr", "td", "th")
                        .allowAttributes("valign").matching(WORD).onElements("tr", "td", "th")
                        .allowAttributes("color", "face", "size").onElements("font")
                        .allowAttributes("align", "dir", "lang", "title").globally()
                        .allowAttributes("type").onElements("blockquote")
                        .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                        .withPostprocessor(HonestLinks::new)
                        .toFactory());
    }

    private static AttributePolicy absolute(String allowed) {
        var pattern = Pattern.compile(allowed, Pattern.DOTALL);
        return (element, attribute, value) -> {
            var address = value.strip();
            if (address.startsWith("//")) address = "https:" + address;
            return pattern.matcher(address).matches() ? address : null;
        };
    }

    public String sanitize(String html) {
        return STRANGERS.sanitize(html);
    }

    /** What an agent wrote. */
    public String sanitizeOurs(String html) {
        return OURS.sanitize(html);
    }

    /** What a reader sees, as lines. */
    public String text(String html) {
        return HtmlText.of(html);
    }
}
