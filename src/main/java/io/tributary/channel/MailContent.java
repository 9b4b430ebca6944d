package io.tributary.channel;

import io.tributary.channel.HtmlText.Line;
import io.tributary.channel.ParsedMail.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a mail is read and what is a file. Of alternatives one is read; of everything else, one after the other. The HTML holds all
 * that the text does, and the other way round, unless the mail itself says them differently.
 */
final class MailContent {

    /** Longer text is cut: nobody reads on, and the raw mail is kept. */
    static final int LONGEST_TEXT = HtmlText.LONGEST;
    static final int MOST_LEAVES = 500;
    /** A signature around a signature, so often at most. */
    private static final int MOST_OPENED = 5;
    static final String CUT = "[…]";

    private static final Set<String> FOR_MACHINES = Set.of("message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
            "message/feedback-report", "text/rfc822-headers", "text/rfc822-header", "text/rfc822", "message/global-headers", "application/pgp-encrypted", "application/pgp-signature", "application/pkcs7-signature",
            "application/x-pkcs7-signature", "text/x-amp-html", "message/partial", "message/external-body", "application/applefile");

    final List<Line> lines = new ArrayList<>();
    final List<Leaf> leaves = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();
    private final List<MimePart> nameless = new ArrayList<>();
    private boolean hasHtml;
    private int length;
    private int opened;
    boolean cut;

    static MailContent of(MimePart root) {
        var body = new MailContent();
        body.read(root, null);
        body.finish(root);
        return body;
    }

    @Nullable String html() {
        return hasHtml ? html.toString() : null;
    }

    /** The charset its words are in: that of its headers, most likely. */
    static @Nullable String charset(MimePart part) {
        if (part.parts.isEmpty()) return part.parameter("charset");
        for (var inner : part.parts) {
            var charset = charset(inner);
            if (charset != null) return charset;
        }
        return null;
    }

    private void read(MimePart part, @Nullable MimePart parent) {
        if (part.is("multipart/") && part.parts.isEmpty() && !part.encoding().isEmpty() && unwrapped(part)) return;
        if (!part.parts.isEmpty()) {
            if (part.is("multipart/alternative")) alternatives(part);
            else if (part.is("multipart/related")) related(part);
            else part.parts.forEach(inner -> read(inner, part));
        } else if (isOpaque(part) && opened < MOST_OPENED) {
            opened++;
            signed(part);
        } else if (isFile(part)) {
            file(part);
        } else if (isRead(part)) {
            show(part, true, true);
        } else if (parent != null && parent.is("multipart/mixed") && !part.is("text/") && part.contentId() == null && !isForMachines(part)) {
            // A telephone sends its pictures so.
            file(part);
        } else {
            nameless.add(part);
        }
    }

    private static boolean isOpaque(MimePart part) {
        return part.is("application/pkcs7-mime") || part.is("application/x-pkcs7-mime");
    }

    /** Its content is read, and it is a file all the same: without it nobody could check the signature. */
    private void signed(MimePart part) {
        file(part);
        var content = SignedContent.of(part.content());
        if (content != null) read(MimeTree.read(content).root(), null);
    }

    /** A multipart may not be encoded, yet some are. */
    private boolean unwrapped(MimePart part) {
        if (!part.encoding().equals("base64") && !part.encoding().equals("quoted-printable")) return false;
        var inside = ("Content-Type: " + part.headers.first("content-type") + "\n\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var content = part.content();
        var raw = java.util.Arrays.copyOf(inside, inside.length + content.length);
        System.arraycopy(content, 0, raw, inside.length, content.length);
        var tree = MimeTree.read(raw);
        if (tree.root().parts.isEmpty()) return false;
        read(tree.root(), null);
        return true;
    }

    private static boolean isFile(MimePart part) {
        return part.fileName() != null || part.isAttached() || part.is("message/rfc822") || part.is("message/global") && !isForMachines(part);
    }

    static boolean isForMachines(MimePart part) {
        return FOR_MACHINES.contains(part.type());
    }

    private static boolean isRead(MimePart part) {
        return part.is("text/") && !isForMachines(part) && !part.is("text/css") && !part.is("text/javascript") || part.is("multipart/");
    }

    /** The text of the plainest, the HTML of the richest; whatever stands beside them in either of them too. */
    private void alternatives(MimePart part) {
        MimePart plain = null;
        MimePart rich = null;
        MimePart other = null;
        for (var inner : part.parts) {
            var text = find(inner, false);
            var html = find(inner, true);
            if (text != null && plain == null) plain = text;
            if (html != null) rich = inner;
            if (text == null && html == null && inner.parts.isEmpty() && isRead(inner) && !isFile(inner)) other = inner;
        }
        var richText = rich == null ? null : find(rich, true);
        boolean stub = plain != null && richText != null && isStub(plain, richText);
        if (plain != null && !stub) show(plain, true, richText == null);
        else if (richText == null && other != null) show(other, true, true);
        if (richText != null) show(richText, plain == null || stub, true);
        for (var inner : part.parts) if (inner != plain) rest(inner, plain, richText, inner == other);
    }

    /** The files beside the words, and words beside both: what a list adds below. */
    private void rest(MimePart part, @Nullable MimePart plain, @Nullable MimePart rich, boolean shown) {
        if (part == plain || part == rich || shown) return;
        if (!part.parts.isEmpty()) part.parts.forEach(inner -> rest(inner, plain, rich, false));
        else if (isFile(part)) file(part);
        else if (!isRead(part)) nameless.add(part);
        else if (part.is("text/plain") && rich != null && plain == null) show(part, true, true);
    }

    private static @Nullable MimePart find(MimePart part, boolean html) {
        if (part.parts.isEmpty()) return !isFile(part) && part.is(html ? "text/html" : "text/plain") ? part : null;
        for (var inner : part.parts) {
            var found = find(inner, html);
            if (found != null) return found;
        }
        return null;
    }

    private void related(MimePart part) {
        var start = part.parameter("start");
        var named = start == null ? "" : start.replaceAll("[<>\\s]", "");
        var root = part.parts.stream().filter(inner -> named.equals(inner.contentId())).findFirst().orElse(part.parts.getFirst());
        read(root, part);
        for (var inner : part.parts) if (inner != root) read(inner, part);
    }

    /** "Your mail program shows no HTML": the HTML says what the mail is about. */
    private static boolean isStub(MimePart plain, MimePart rich) {
        if (plain.end - plain.start > 2_000) return false;
        var text = TextPart.text(plain).strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return true;
        if (text.length() > 600 || !QuoteWords.contains(text, TextPart.STUBS)) return false;
        return HtmlText.of(TextPart.text(rich)).length() > text.length();
    }

    private void show(MimePart part, boolean inText, boolean inHtml) {
        var whole = words(part);
        var text = whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
        boolean isHtml = part.is("text/html");
        if (inText) {
            var more = isHtml ? HtmlText.lines(text) : TextPart.lines(text, part);
            if (!lines.isEmpty() && !more.isEmpty()) lines.add(new Line("", false, false));
            for (var line : more) {
                if (length > LONGEST_TEXT) {
                    cut = true;
                    break;
                }
                length += line.text().length() + 1;
                lines.add(line);
            }
        }
        if (inHtml && html.length() < LONGEST_TEXT) {
            hasHtml |= isHtml;
            html.append(isHtml ? text : "<p>" + TextPart.escaped(text) + "</p>");
        }
        cut |= whole.length() > LONGEST_TEXT;
    }

    /** What is read of a part; files among its words are files. */
    private String words(MimePart part) {
        if (!part.is("text/plain")) return TextPart.text(part);
        // Decoded once: every mail comes this way.
        var content = part.content();
        var found = InlineFiles.in(content);
        if (found != null) for (var file : found.files()) if (leaves.size() < MOST_LEAVES) leaves.add(file);
        var bytes = found == null ? content : found.words();
        // Four bytes a letter at most, and some to see that there was more.
        return TextPart.text(part, bytes.length > LONGEST_TEXT * 6 ? java.util.Arrays.copyOf(bytes, LONGEST_TEXT * 6) : bytes);
    }

    private void file(MimePart part) {
        if (leaves.size() >= MOST_LEAVES) {
            cut = true;
            return;
        }
        var leaf = FileParts.leaf(part, leaves.size() + 1);
        if (!TnefFile.isOne(leaf)) {
            leaves.add(leaf);
            return;
        }
        var tnef = TnefFile.read(leaf.bytes());
        if (tnef == null) leaves.add(leaf);
        else {
            leaves.addAll(tnef.files().subList(0, Math.min(tnef.files().size(), MOST_LEAVES - leaves.size())));
            tnefBody = tnefBody == null ? tnef : tnefBody;
        }
    }

    private @Nullable TnefFile tnefBody;

    /** What nobody named is a file too, unless the HTML shows it; a nameless text counts only in a mail that has nothing else. */
    private void finish(MimePart root) {
        if (isEmpty() && tnefBody != null) {
            lines.addAll(tnefBody.html() != null ? HtmlText.lines(tnefBody.html()) : TextPart.lines(tnefBody.text(), null));
            if (tnefBody.html() != null) {
                html.append(tnefBody.html());
                hasHtml = true;
            }
        }
        if (isEmpty() && leaves.isEmpty() && root.parts.isEmpty() && (root.is("message/partial") || root.is("message/external-body"))) show(root, true, false);
        boolean bare = isEmpty() && leaves.isEmpty();
        if (isEmpty()) leaves.stream().filter(leaf -> leaf.type().startsWith("text/") && !leaf.type().equals("text/calendar")).findFirst().ifPresent(this::readNamedText);
        for (var part : nameless) {
            if (leaves.size() >= MOST_LEAVES || isForMachines(part)) continue;
            boolean shownInHtml = part.contentId() != null && part.is("image/");
            if (bare || shownInHtml || !part.is("text/")) leaves.add(FileParts.nameless(part, shownInHtml ? 0 : leaves.size() + 1));
        }
    }

    private boolean isEmpty() {
        return lines.stream().allMatch(line -> line.text().isBlank());
    }

    /** Some mail programs name the body as if it were a file. */
    private void readNamedText(Leaf leaf) {
        var bytes = leaf.bytes().length > LONGEST_TEXT ? java.util.Arrays.copyOf(leaf.bytes(), LONGEST_TEXT) : leaf.bytes();
        if (!leaf.inline()) return;
        var text = Charsets.decode(bytes, null);
        lines.addAll(leaf.type().equals("text/html") ? HtmlText.lines(text) : TextPart.lines(text, null));
    }
}
