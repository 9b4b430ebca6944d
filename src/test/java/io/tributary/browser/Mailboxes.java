package io.tributary.browser;

import static io.tributary.Client.eventually;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The customers' side of the demo's mail server: sends by SMTP, reads an inbox by IMAP. */
public record Mailboxes(int smtpPort, int imapPort) {

    void send(String from, String raw) throws MessagingException {
        send(from, "support@tributary.example", raw);
    }

    void send(String from, String to, String raw) throws MessagingException {
        var session = Session.getInstance(new Properties());
        var mail = new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))) {
            @Override
            protected void updateMessageID() {
                // Keeps the one it has.
            }
        };
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect("127.0.0.1", smtpPort, from, "any");
            smtp.sendMessage(mail, new InternetAddress[] {new InternetAddress(to)});
        }
    }

    /** The mail in this person's inbox whose text contains the words, as a message, as soon as there is one. */
    public MimeMessage arrived(String owner, String words) {
        return eventually(() -> {
            try {
                return find(owner, words);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** How many mails in this person's inbox say so by now. */
    public long count(String owner, String words) throws Exception {
        var session = Session.getInstance(new Properties());
        try (var imap = session.getStore("imap")) {
            imap.connect("127.0.0.1", imapPort, owner, "any");
            var inbox = imap.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            long found = 0;
            for (var mail : inbox.getMessages()) {
                if (text(mail).contains(words)) found++;
            }
            return found;
        }
    }

    private @Nullable MimeMessage find(String owner, String words) throws Exception {
        var session = Session.getInstance(new Properties());
        try (var imap = session.getStore("imap")) {
            imap.connect("127.0.0.1", imapPort, owner, "any");
            var inbox = imap.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (var mail : inbox.getMessages()) {
                var raw = new ByteArrayOutputStream();
                mail.writeTo(raw);
                var copy = new MimeMessage(session, new ByteArrayInputStream(raw.toByteArray()));
                if (text(copy).contains(words)) return copy;
            }
            return null;
        }
    }

    /** What the mail says in plain words: of a mail in parts, the first. */
    public static String text(Part part) throws Exception {
        return part.getContent() instanceof Multipart parts ? text(parts.getBodyPart(0)) : String.valueOf(part.getContent());
    }
}
