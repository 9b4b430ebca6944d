package io.tributary.channel;

import io.tributary.platform.BlobStore;
import io.tributary.platform.Json;
import io.tributary.ticket.Person;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a reply as a mail: threaded (RFC 5322 section 3.6.4), and byte for byte under the same Message-ID on every try. */
@Component
class MailComposer {

    /** References grow with the thread; a line of folded headers need not. */
    private static final int MOST_REFERENCES = 20;

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final BlobStore blobs;

    MailComposer(JdbcClient jdbc, ChannelAccounts accounts, BlobStore blobs) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.blobs = blobs;
    }

    private record Reply(UUID id, UUID conversationId, String channel, String externalId, String subject, String text, @Nullable String html,
            String toAddresses, String ccAddresses, Timestamp createdAt) {}

    private record File(String name, String type, byte[] sha256) {}

    MimeMessage compose(UUID message) throws MessagingException, UnsupportedEncodingException {
        var reply = jdbc.sql("""
                select id, conversation_id, channel, external_id, subject, text, html, to_addresses, cc_addresses, created_at
                from message where id = ?""").param(message).query(Reply.class).single();
        var account = accounts.get(reply.channel);
        var mail = new KeepsItsId(reply.externalId);
        mail.setFrom(new InternetAddress(account.address(), account.name(), StandardCharsets.UTF_8.name()));
        mail.setRecipients(RecipientType.TO, people(reply.toAddresses));
        mail.setRecipients(RecipientType.CC, people(reply.ccAddresses));
        mail.setSubject(reply.subject, StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(reply.createdAt.toInstant()));
        thread(mail, reply);
        content(mail, reply);
        mail.saveChanges();
        return mail;
    }

    private void thread(MimeMessage mail, Reply reply) throws MessagingException {
        var newestFirst = jdbc.sql("""
                select external_id from message
                where conversation_id = ? and external_id is not null and (created_at, id) < (?, ?)
                order by created_at desc, id desc limit ?""")
                .params(reply.conversationId, reply.createdAt, reply.id, MOST_REFERENCES)
                .query(String.class)
                .list();
        if (newestFirst.isEmpty()) return;
        mail.setHeader("In-Reply-To", '<' + newestFirst.getFirst() + '>');
        mail.setHeader("References", String.join("\r\n ", newestFirst.reversed().stream().map(id -> '<' + id + '>').toList()));
    }

    private void content(MimeMessage mail, Reply reply) throws MessagingException, UnsupportedEncodingException {
        var files = jdbc.sql("select name, type, sha256 from attachment where message_id = ? order by position")
                .param(reply.id)
                .query(File.class)
                .list();
        if (files.isEmpty() && reply.html == null) {
            mail.setText(reply.text, StandardCharsets.UTF_8.name());
            return;
        }
        var mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(body(reply));
        for (var file : files) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new FileDataSource(blobs.path(file.sha256).toFile()) {
                @Override
                public String getContentType() {
                    return file.type;
                }
            }));
            part.setFileName(jakarta.mail.internet.MimeUtility.encodeText(file.name, StandardCharsets.UTF_8.name(), null));
            part.setDisposition(MimeBodyPart.ATTACHMENT);
            mixed.addBodyPart(part);
        }
        mail.setContent(mixed);
    }

    private static MimeBodyPart body(Reply reply) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(reply.text, StandardCharsets.UTF_8.name());
        if (reply.html == null) return plain;
        var html = new MimeBodyPart();
        html.setText(reply.html, StandardCharsets.UTF_8.name(), "html");
        var both = new MimeBodyPart();
        both.setContent(new MimeMultipart("alternative", plain, html));
        return both;
    }

    private static InternetAddress[] people(String json) throws UnsupportedEncodingException {
        List<Person> people = Arrays.asList(Json.read(json, Person[].class));
        var addresses = new InternetAddress[people.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(people.get(i).address(), people.get(i).name(), StandardCharsets.UTF_8.name());
        }
        return addresses;
    }

    /** Angus would give every try a Message-ID of its own. */
    private static final class KeepsItsId extends MimeMessage {

        private final String id;

        KeepsItsId(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", '<' + id + '>');
        }
    }
}
