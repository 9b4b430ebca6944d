package io.tributary.channel;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;
import org.springframework.stereotype.Component;

/** What of a stranger's HTML may stay: text, structure, tables, simple styles, links and images. Never anything that runs. */
@Component
public class HtmlSanitizer {

    /** Grows when the policy changes, so that old messages can be derived again from their raw bytes. */
    static final int VERSION = 1;

    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.STYLES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("a", "img", "font", "center", "hr", "pre", "span", "div", "br", "u", "s", "details", "summary")
                    .allowUrlProtocols("https", "http", "mailto", "tel", "cid")
                    .allowAttributes("href").onElements("a")
                    .allowAttributes("src", "alt", "width", "height").onElements("img")
                    .allowAttributes("color", "face", "size").onElements("font")
                    .allowAttributes("align", "dir", "lang", "title").globally()
                    .allowAttributes("type", "cite").onElements("blockquote")
                    .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                    .toFactory());

    public String sanitize(String html) {
        return POLICY.sanitize(html);
    }

    /** What a reader sees, as lines. */
    public String text(String html) {
        return HtmlText.of(html);
    }
}
