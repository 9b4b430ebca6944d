package io.tributary.demo;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A customer's turn as the mail their program would have sent; the same bytes on every start, so that it is recognised. */
final class DemoMail {

    private static final Instant FIRST = Instant.parse("2026-11-02T08:00:00Z");

    private DemoMail() {}

    static byte[] write(DemoConversation conversation, int turn, @Nullable String answering, String to)
            throws MessagingException, IOException {
        var id = "<demo." + conversation.key() + '.' + turn + '@' + conversation.from().value().replaceAll(".*@", "") + '>';
        var mail = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        var charset = conversation.charset();
        mail.setFrom(new InternetAddress(conversation.from().value(), conversation.from().name(), charset));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        for (var cc : conversation.cc()) mail.addRecipient(RecipientType.CC, new InternetAddress(cc.value(), cc.name(), charset));
        mail.setSubject((turn == 0 ? "" : "Re: ") + conversation.subject(), charset);
        mail.setSentDate(Date.from(FIRST.plus(Duration.ofHours(turn))));
        if (answering != null) {
            mail.setHeader("In-Reply-To", '<' + answering + '>');
            mail.setHeader("References", '<' + answering + '>');
        }
        var text = conversation.turns().get(turn).text();
        if (turn == 0 && conversation.html()) mail.setContent(alternative(text, charset));
        else mail.setText(text, charset);
        mail.saveChanges();
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        // Angus makes a new boundary for every mail.
        return raw.toString(StandardCharsets.ISO_8859_1)
                .replaceAll("----=_Part_[0-9._]+", "----=_Part_" + conversation.key())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static MimeMultipart alternative(String text, String charset) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(text, charset);
        var html = new MimeBodyPart();
        html.setText("<div>" + HtmlUtils.htmlEscape(text).replace("\n\n", "</p><p>").replace("\n", "<br>") + "</div>", charset, "html");
        return new MimeMultipart("alternative", plain, html);
    }
}
