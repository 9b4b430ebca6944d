package io.tributary.channel;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How mail programs mark in HTML what is not the writer's own: an element around it, or one after which all of it comes. */
enum QuoteMarkup {
    NONE, AROUND, FROM_HERE;

    private static final Set<String> AROUND_CLASSES = Set.of("gmail_quote", "gmail_extra", "yahoo_quoted", "protonmail_quote", "tutanota_quote",
            "zmail_extra", "moz-cite-prefix", "gmail_attr", "ntes_quote", "mcntquote", "ms-outlook-mobile-reference-message");
    private static final Set<String> FROM_HERE_IDS = Set.of("divrplyfwdmsg", "appendonsend", "stopspelling", "mail-editor-reference-message-container",
            "olk_src_body_section", "replysplit", "x_divrplyfwdmsg", "origbody", "ntes-pcmail-quote");
    private static final Set<String> AROUND_IDS = Set.of("isreplycontent", "yahoo_quoted", "divquote");

    /** @param attributes name and value in turn */
    static QuoteMarkup of(String tag, List<String> attributes) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            var name = attributes.get(i).toLowerCase(Locale.ROOT);
            var value = attributes.get(i + 1);
            if (value.length() > 200) continue;
            value = value.strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "type" -> {
                    if (tag.equals("blockquote") && value.equals("cite")) return AROUND;
                }
                case "id", "name" -> {
                    if (FROM_HERE_IDS.contains(value)) return FROM_HERE;
                    if (AROUND_IDS.contains(value)) return AROUND;
                }
                case "class" -> {
                    for (var one : value.split("\\s+")) if (AROUND_CLASSES.contains(one)) return AROUND;
                    if (value.contains("outlookmessageheader")) return FROM_HERE;
                }
                default -> { }
            }
        }
        return NONE;
    }
}
