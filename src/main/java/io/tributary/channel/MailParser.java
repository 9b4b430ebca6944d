package io.tributary.channel;

import io.tributary.customer.Address;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a mail the way a person does. Whatever the bytes are, the answer is a message. */
@Component
class MailParser {

    /** Grows when parsing changes, so that old messages can be derived again from their raw bytes. */
    static final int VERSION = 11;

    private static final Address NOBODY = Address.email("unknown@invalid", null); // RFC 2606: a name that cannot exist
    private static final int MOST_IDS = 200;
    private static final int LONGEST_SUBJECT = 2_000;
    /** {@code Mail System <MAILER-DAEMON>}, as one machine writes to another of its own. */
    private static final Pattern LOCAL = Pattern.compile("<([\\w.+-]{1,64})>\\s{0,10}$");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{1,998})>");

    private final HtmlSanitizer sanitizer;

    MailParser(HtmlSanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    ParsedMail parse(byte[] raw) {
        var tree = MimeTree.read(raw);
        var root = tree.root();
        var headers = root.headers;
        var body = MailContent.of(root);
        var likely = Charsets.likely(MailContent.charset(root));
        var subject = shortened(headers.readable("subject", likely));
        var split = QuotedText.split(body.lines, QuoteWords.isForwardSubject(subject));
        var from = from(headers, likely);
        var all = split.quoted() == null ? split.text() : split.text() + '\n' + split.quoted();
        var automatic = AutomaticMail.of(root, subject, from == NOBODY ? null : from.value(), headers.readable("from", likely), all);
        var html = body.html();
        var text = tree.cut() || body.cut ? split.text() + '\n' + MailContent.CUT : split.text();
        return new ParsedMail(from, MailAddresses.read(headers.all("to", likely)), MailAddresses.read(headers.all("cc", likely)),
                MailAddresses.read(headers.all("reply-to", likely)), subject, text, split.quoted(), html == null ? null : sanitized(html),
                ids(headers, "message-id").stream().findFirst().orElse(null), references(headers), automatic.kind(), automatic.why(), automatic.bounce(),
                headers.all("authentication-results"), MailTrace.spam(headers), writtenAt(headers), desk(headers), body.leaves);
    }

    private String sanitized(String html) {
        return Charsets.clean(sanitizer.sanitize(html.length() > HtmlText.LONGEST ? html.substring(0, HtmlText.LONGEST) : html));
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : HeaderText.oneLine(subject.substring(0, LONGEST_SUBJECT));
    }

    /** Who wrote it: several headers may say so, and the first address in the first of them counts. */
    private static Address from(MailHeaders headers, @Nullable Charset likely) {
        String name = null;
        for (var header : List.of("from", "sender", "return-path")) {
            var values = headers.all(header, likely);
            var found = MailAddresses.read(values);
            if (found.isEmpty() && !values.isEmpty()) {
                var local = LOCAL.matcher(values.getFirst());
                if (local.find()) return Address.email(local.group(1), name(values.getFirst().substring(0, local.start())));
            }
            if (!found.isEmpty()) return found.getFirst().name() != null || name == null ? found.getFirst() : Address.email(found.getFirst().value(), name);
            if (name == null && !values.isEmpty()) name = MailAddresses.nameAlone(values.getFirst());
        }
        // A machine that wrote to another account of its own says no more than this.
        return name == null || name.isBlank() || name.length() > 64 || name.indexOf(' ') >= 0 ? NOBODY : Address.email(name, null);
    }

    private static @Nullable String name(String words) {
        var name = MailAddresses.nameAlone(words);
        return name.isEmpty() || name.length() > LONGEST_SUBJECT ? null : name;
    }

    private static List<String> references(MailHeaders headers) {
        var nearestFirst = new LinkedHashSet<>(ids(headers, "in-reply-to"));
        nearestFirst.addAll(ids(headers, "references").reversed());
        return nearestFirst.stream().limit(MOST_IDS).toList();
    }

    private static List<String> ids(MailHeaders headers, String name) {
        return MESSAGE_ID.matcher(String.join(" ", headers.all(name))).results().map(id -> HeaderText.oneLine(id.group(1))).toList();
    }

    private static @Nullable String desk(MailHeaders headers) {
        var mark = headers.first("x-tributary-desk");
        return mark.isEmpty() || mark.length() > 100 ? null : mark;
    }

    private static @Nullable Instant writtenAt(MailHeaders headers) {
        return MailTrace.date(headers.first("date"));
    }
}
