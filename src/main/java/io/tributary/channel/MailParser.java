package io.tributary.channel;

import io.tributary.channel.ParsedMail.Automatic;
import io.tributary.channel.ParsedMail.Leaf;
import io.tributary.customer.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a mail the way a person does. Built on Angus Mail, set to forgive what can be forgiven. */
@Component
class MailParser {

    /** Grows when parsing changes, so that old messages can be derived again from their raw bytes. */
    static final int VERSION = 1;

    private static final int DEEPEST = 30;
    /** It goes into a header when the file is fetched, and a header has its limits. */
    private static final int LONGEST_FILE_NAME = 255;
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]+)>");

    static {
        System.setProperty("mail.mime.decodetext.strict", "false");
        System.setProperty("mail.mime.decodefilename", "true");
        System.setProperty("mail.mime.parameters.strict", "false");
        System.setProperty("mail.mime.base64.ignoreerrors", "true");
        System.setProperty("mail.mime.uudecode.ignoreerrors", "true");
        System.setProperty("mail.mime.multipart.allowempty", "true");
        // Left to itself the library searches every jar of the class path for its own implementation, for every mail and every part.
        System.setProperty(StreamProvider.class.getName(), StreamProvider.provider().getClass().getName());
    }

    private final Session session = Session.getInstance(new Properties());
    private final HtmlSanitizer sanitizer;

    MailParser(HtmlSanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    private static final class Body {
        final StringBuilder plain = new StringBuilder();
        final StringBuilder html = new StringBuilder();
        final List<Leaf> leaves = new ArrayList<>();
    }

    ParsedMail parse(byte[] raw) throws MessagingException, IOException {
        var mail = new MimeMessage(session, new ByteArrayInputStream(raw));
        var body = new Body();
        read(mail, body, 0);
        var html = body.html.isEmpty() ? null : sanitizer.sanitize(body.html.toString());
        var visible = body.plain.isEmpty() && html != null ? sanitizer.text(body.html.toString()) : body.plain.toString();
        var split = QuotedText.split(clean(visible));
        var why = automatic(mail);
        return new ParsedMail(from(mail), addresses(mail, "To"), addresses(mail, "Cc"), addresses(mail, "Reply-To"), subject(mail), split.text(), split.quoted(), html,
                ids(mail, "Message-ID").stream().findFirst().orElse(null), references(mail), why == null ? Automatic.NO : Automatic.REPLY, why, null, List.of(), null, null, body.leaves);
    }

    private void read(Part part, Body body, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) return;
        var named = part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!named && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) read(parts.getBodyPart(i), body, depth + 1);
        } else if (!named && part.isMimeType("text/html")) {
            body.html.append(text(part));
        } else if (!named && part.isMimeType("text/*")) {
            if (!body.plain.isEmpty()) body.plain.append('\n');
            body.plain.append(text(part));
        } else {
            body.leaves.add(leaf(part, body.leaves.size() + 1));
        }
    }

    /** The text in its charset; in one nobody knows, byte for byte rather than not at all. */
    private static String text(Part part) throws MessagingException, IOException {
        try {
            return String.valueOf(part.getContent());
        } catch (UnsupportedEncodingException e) {
            return new String(bytes(part), StandardCharsets.ISO_8859_1);
        }
    }

    private static Leaf leaf(Part part, int number) throws MessagingException, IOException {
        var type = part.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var name = part.getFileName();
        if (name == null) name = "attachment-" + number + (part.isMimeType("message/rfc822") ? ".eml" : "");
        var id = part instanceof BodyPart ? part.getHeader("Content-ID") : null;
        var inline = Part.INLINE.equalsIgnoreCase(part.getDisposition()) || id != null && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        return new Leaf(fileName(decoded(name)), type.isEmpty() ? "application/octet-stream" : type, inline,
                id == null ? null : id[0].replaceAll("[<>\\s]", ""), bytes(part));
    }

    private static String fileName(String name) {
        var harmless = name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        return harmless.length() > LONGEST_FILE_NAME ? harmless.substring(harmless.length() - LONGEST_FILE_NAME) : harmless;
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        try (var in = part.getInputStream()) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }

    private static String subject(MimeMessage mail) throws MessagingException {
        var subject = mail.getHeader("Subject", null);
        return subject == null ? "" : oneLine(decoded(MimeUtility.unfold(subject)));
    }

    /** An encoded word can hold line breaks; in a header of ours they would begin another one. */
    private static String oneLine(String header) {
        return header.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(header);
        } catch (UnsupportedEncodingException e) {
            return header;
        }
    }

    private static Address from(MimeMessage mail) throws MessagingException {
        for (var header : List.of("From", "Sender", "Return-Path")) {
            var found = addresses(mail, header);
            if (!found.isEmpty()) return found.getFirst();
        }
        return Address.email("unknown@invalid", null); // RFC 2606: a name that cannot exist
    }

    private static List<Address> addresses(MimeMessage mail, String header) throws MessagingException {
        var value = mail.getHeader(header, ",");
        if (value == null) return List.of();
        try {
            return Arrays.stream(InternetAddress.parseHeader(value, false))
                    .filter(address -> address.getAddress() != null && address.getAddress().contains("@"))
                    .map(address -> Address.email(address.getAddress(), address.getPersonal() == null ? null : oneLine(address.getPersonal())))
                    .toList();
        } catch (AddressException e) {
            return List.of();
        }
    }

    private static List<String> references(MimeMessage mail) throws MessagingException {
        var nearestFirst = new LinkedHashSet<>(ids(mail, "In-Reply-To"));
        nearestFirst.addAll(ids(mail, "References").reversed());
        return List.copyOf(nearestFirst);
    }

    private static List<String> ids(MimeMessage mail, String header) throws MessagingException {
        var value = mail.getHeader(header, " ");
        return value == null ? List.of() : MESSAGE_ID.matcher(value).results().map(id -> id.group(1)).toList();
    }

    /** Why nobody sat at the other end, after RFC 3834 and RFC 2369; null if somebody may have. */
    private static @Nullable String automatic(MimeMessage mail) throws MessagingException {
        var submitted = mail.getHeader("Auto-Submitted", null);
        if (submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no")) return "Auto-Submitted";
        var precedence = mail.getHeader("Precedence", null);
        if (precedence != null && precedence.strip().toLowerCase(Locale.ROOT).matches("bulk|list|junk|auto_reply")) return "Precedence";
        if (mail.getHeader("List-Id") != null || mail.getHeader("List-Unsubscribe") != null) return "List-Id";
        return mail.isMimeType("multipart/report") ? "multipart/report" : null;
    }

    /** A database text holds no NUL, and a page no CR. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }
}
