package io.tributary.channel;

import io.tributary.ticket.Person;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From a letter to the bytes of a mail (RFC 5322, RFC 2045): the same bytes from the same letter, always. */
final class MailWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern OUR_PICTURE = Pattern.compile("src=\"(?:https?://[^\"/]*)?/api/v1/attachments/([0-9a-fA-F-]{36})\"");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}");

    private final Letter letter;
    private int boundaries;

    private MailWriter(Letter letter) {
        this.letter = letter;
    }

    static byte[] write(Letter letter) {
        try {
            var out = new ByteArrayOutputStream();
            new MailWriter(letter).mail().writeTo(out);
            return out.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MimeMessage mail() throws MessagingException {
        var mail = new KeepsItsId(letter.messageId());
        mail.setHeader("Date", DATE.format(letter.at().atOffset(ZoneOffset.UTC)));
        mail.setHeader("From", mailboxes(List.of(letter.from())));
        if (letter.replyTo() != null) mail.setHeader("Reply-To", letter.replyTo());
        mail.setHeader("To", mailboxes(letter.to()));
        if (!letter.cc().isEmpty()) mail.setHeader("Cc", mailboxes(letter.cc()));
        mail.setHeader("Subject", OutgoingHeader.subject(letter.subject()));
        if (!letter.references().isEmpty()) {
            mail.setHeader("In-Reply-To", '<' + letter.references().getFirst() + '>');
            mail.setHeader("References", String.join("\r\n ", letter.references().reversed().stream().map(id -> '<' + id + '>').toList()));
        }
        mail.setHeader("X-Tributary-Desk", letter.desk());
        if (letter.automatic()) {
            mail.setHeader("Auto-Submitted", "auto-replied");
            // What Exchange goes by instead (MS-OXCMAIL 2.2.3.2.14).
            mail.setHeader("X-Auto-Response-Suppress", "All");
        }
        mail.setContent(content());
        mail.saveChanges();
        return mail;
    }

    private static String mailboxes(List<Person> people) {
        return people.stream()
                .map(person -> OutgoingHeader.mailbox(Objects.requireNonNull(person.address()), person.name()))
                .collect(Collectors.joining(",\r\n "));
    }

    private MimeMultipart content() throws MessagingException {
        var body = MailBody.of(letter);
        var shown = new LinkedHashSet<UUID>();
        var html = html(body.html(), shown);
        var alternatives = multipart("alternative");
        alternatives.addBodyPart(text(body.plain(), "plain"));
        alternatives.addBodyPart(shown.isEmpty() ? text(html, "html") : related(html, shown));
        var attached = letter.files().stream().filter(file -> !shown.contains(file.id())).toList();
        if (attached.isEmpty()) return alternatives;
        var mixed = multipart("mixed");
        mixed.addBodyPart(wrapped(alternatives));
        for (var file : attached) mixed.addBodyPart(file(file, MimeBodyPart.ATTACHMENT));
        return mixed;
    }

    /** Pictures the writer put between the words come along with them, and are named by Content-ID (RFC 2392). */
    private String html(String html, Set<UUID> shown) {
        return OUR_PICTURE.matcher(html).replaceAll(picture -> {
            var id = UUID.fromString(picture.group(1));
            if (letter.files().stream().noneMatch(file -> file.id().equals(id) && type(file).startsWith("image/"))) return "src=\"\"";
            shown.add(id);
            return Matcher.quoteReplacement("src=\"cid:" + id + '@' + letter.domain() + '"');
        });
    }

    private MimeBodyPart related(String html, Set<UUID> shown) throws MessagingException {
        var related = multipart("related");
        related.addBodyPart(text(html, "html"));
        for (var file : letter.files()) {
            if (!shown.contains(file.id())) continue;
            var part = file(file, MimeBodyPart.INLINE);
            part.setContentID('<' + file.id().toString() + '@' + letter.domain() + '>');
            related.addBodyPart(part);
        }
        return wrapped(related);
    }

    private static MimeBodyPart wrapped(MimeMultipart parts) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    /** Lines end as the wire has them: a bare LF or CR would be one thing to us and another to the next server. */
    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n"), StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart file(Letter.File file, String disposition) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new FileDataSource(file.path().toFile()) {
            @Override
            public String getContentType() {
                return type(file);
            }
        }));
        part.setHeader("Content-Type", OutgoingHeader.contentType(type(file), file.name()));
        part.setHeader("Content-Disposition", OutgoingHeader.disposition(disposition, file.name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** A mail within a mail must not be base64 (RFC 2046 section 5.2.1), and ours are: it goes as a file. */
    private static String type(Letter.File file) {
        var type = file.type().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() && !type.startsWith("message/") && !type.startsWith("multipart/") ? type : "application/octet-stream";
    }

    private MimeMultipart multipart(String subtype) {
        return new Bounded(subtype, "=_" + letter.id().toString().replace("-", "") + '_' + ++boundaries);
    }

    /** Angus would make a new boundary for every try. */
    private static final class Bounded extends MimeMultipart {

        Bounded(String subtype, String boundary) {
            super(subtype);
            var type = new ContentType("multipart", subtype, null);
            type.setParameter("boundary", boundary);
            contentType = type.toString();
        }
    }

    /** And a new Message-ID. */
    private static final class KeepsItsId extends MimeMessage {

        /** One for all: to make one is to search the class path. */
        private static final Session UTF8 = Session.getInstance(allowUtf8());

        private final String id;

        KeepsItsId(String id) {
            super(UTF8);
            this.id = id;
        }

        private static Properties allowUtf8() {
            var properties = new Properties();
            properties.put("mail.mime.allowutf8", "true");
            return properties;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", '<' + id + '>');
        }
    }
}
