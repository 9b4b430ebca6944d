package io.tributary.channel;

import io.tributary.customer.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes in an address header (RFC 5322 section 3.4). Where one ends is decided on the header as it came; words are decoded only
 * afterwards, so that nothing hidden in them can become an address or end one.
 */
final class MailAddresses {

    private static final int MOST = 1_000;
    /** RFC 5321 section 4.5.3.1 allows 254 characters; nothing longer can be reached. */
    private static final int LONGEST = 320;
    /** A name stands in every list that shows its bearer. */
    private static final int LONGEST_NAME = 256;

    private final String header;
    private final int lastQuote;
    private final List<Address> found = new ArrayList<>();
    private boolean bracketsEnd = true;
    private int at;

    /** One mailbox being read: its display name, quotes kept out of it, what stands in angle brackets and in comments. */
    private static final class Mailbox {
        final StringBuilder words = new StringBuilder();
        final StringBuilder bare = new StringBuilder();
        final StringBuilder comment = new StringBuilder();
        @Nullable String address;
    }

    private Mailbox box = new Mailbox();

    private MailAddresses(String header) {
        this.header = header;
        this.lastQuote = header.lastIndexOf('"');
    }

    static List<Address> read(List<String> headers) {
        var all = new ArrayList<Address>();
        for (var header : headers) all.addAll(new MailAddresses(header).read());
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    /** A name without an address, as in {@code From: MAILER-DAEMON}. */
    static String nameAlone(String header) {
        var angle = header.replaceAll("[<>\"]", " ");
        int comment = angle.indexOf('(');
        return HeaderText.decode(comment > 0 ? angle.substring(0, comment) : angle).strip();
    }

    private List<Address> read() {
        while (at < header.length() && found.size() < MOST) {
            char c = header.charAt(at);
            int word = c == '=' ? HeaderText.endOfWord(header, at) : -1;
            if (word > 0) {
                box.words.append(header, at, word);
                box.bare.append(' ');
                at = word;
            } else if (c == '"' && at < lastQuote) {
                quoted();
            } else if (c == '(' && bracketsEnd) {
                comment();
            } else if (c == '<') {
                angle();
            } else if (c == ',' || c == ';') {
                at++;
                end(c == ',');
            } else if (c == ':' && box.address == null && box.bare.indexOf("@") < 0) {
                at++;
                box = new Mailbox(); // the name of a group
            } else {
                box.words.append(c);
                box.bare.append(c);
                at++;
            }
        }
        end(false);
        return found;
    }

    private void quoted() {
        int begin = at++;
        while (at < header.length() && header.charAt(at) != '"') {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) at++;
            box.words.append(header.charAt(at++));
        }
        at = Math.min(at + 1, header.length());
        // The local part of an address may be quoted; then the at sign follows at once.
        if (at < header.length() && header.charAt(at) == '@') box.bare.append(header, begin, at);
        else box.bare.append(' ');
    }

    private void comment() {
        int depth = 0;
        int i = at;
        var text = new StringBuilder();
        for (; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && i + 1 < header.length()) {
                text.append(header.charAt(++i));
                continue;
            }
            if (c == '(' && depth++ == 0) continue;
            if (c == ')' && --depth == 0) break;
            text.append(c);
        }
        if (i >= header.length()) {
            bracketsEnd = false;
            return;
        }
        if (box.comment.isEmpty()) box.comment.append(text);
        at = i + 1;
    }

    private void angle() {
        boolean quoted = false;
        int i = at + 1;
        for (; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"' && i <= lastQuote) quoted = !quoted;
            else if (!quoted && (c == '>' || c == '<')) break;
        }
        var inside = header.substring(at + 1, i);
        int route = inside.startsWith("@") ? inside.indexOf(':') : -1;
        if (route > 0) inside = inside.substring(route + 1);
        var address = address(inside);
        if (address != null) box.address = address;
        else if (box.address == null) box.bare.append(' ');
        at = i < header.length() && header.charAt(i) == '>' ? i + 1 : i;
    }

    private void end(boolean mayGoOn) {
        var address = box.address != null ? box.address : bareAddress();
        if (address == null) {
            // An unquoted comma, as in: Lee, Ann <ann@example.com>
            if (mayGoOn && !box.words.isEmpty() && box.words.length() < LONGEST) box.words.append(',');
            else box = new Mailbox();
            box.bare.setLength(0);
            return;
        }
        var name = box.address != null && !box.words.toString().isBlank() ? box.words : box.comment;
        found.add(Address.email(address, name.isEmpty() ? null : name(name.toString(), address)));
        box = new Mailbox();
    }

    /** Without angle brackets: the word with an at sign, or, where that stands alone, all of them. */
    private @Nullable String bareAddress() {
        var words = box.bare.indexOf("\"") >= 0 ? new String[0] : box.bare.toString().strip().split("\\s+");
        for (var word : words) {
            int sign = word.lastIndexOf('@');
            var address = words.length > 1 && sign > 0 && sign < word.length() - 1 ? address(word) : null;
            if (address != null) return address;
        }
        return address(box.bare.toString());
    }

    private static @Nullable String name(String words, String address) {
        var name = HeaderText.decode(words);
        if (name.length() > 1 && name.startsWith("'") && name.endsWith("'")) name = name.substring(1, name.length() - 1).strip();
        if (name.length() > LONGEST_NAME) name = HeaderText.oneLine(name.substring(0, LONGEST_NAME - (Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? 1 : 0)));
        return name.isEmpty() || name.equalsIgnoreCase(address) ? null : name;
    }

    private static @Nullable String address(String text) {
        var out = new StringBuilder();
        boolean quoted = false;
        int lastBracket = text.lastIndexOf(')');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            if (c == '(' && !quoted && i < lastBracket) {
                i = text.indexOf(')', i);
                continue;
            }
            if (c > ' ' && c != 127 && c != 0xa0 || quoted && c == ' ') out.append(c);
        }
        var address = out.toString();
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) address = address.substring(7);
        int sign = address.lastIndexOf('@');
        if (sign <= 0 || sign == address.length() - 1 || address.length() > LONGEST) return null;
        return wellFormed(address) ? address : null;
    }

    private static boolean wellFormed(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c < ' ' || Character.isISOControl(c) || c == '<' || c == '>') return false;
        }
        return true;
    }
}
