package io.tributary.channel;

import io.tributary.platform.Sha256;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * What accepting a mail must know of it, and no more: is it one we have, and whose lane is it in.
 *
 * @param dedupeKey SHA-256 of the Message-ID and of (From, Date, Subject, body): the trace headers of two deliveries differ, these do
 *     not; without a Message-ID of the latter alone
 * @param lane messages of one sender are taken one after the other
 */
record MailEnvelope(byte[] dedupeKey, long lane) {

    private static final int HEADERS_LOOKED_AT = 256 * 1024;
    private static final int LONGEST_SHOWN = 300;

    static MailEnvelope of(byte[] raw) {
        int body = endOfHeaders(raw);
        var from = new StringBuilder();
        var messageId = "";
        var date = "";
        var subject = "";
        try {
            var headers = new InternetHeaders(new ByteArrayInputStream(raw, 0, Math.min(body, HEADERS_LOOKED_AT)), true);
            from.append(value(headers, "From"));
            messageId = value(headers, "Message-ID").strip();
            date = value(headers, "Date");
            subject = value(headers, "Subject");
        } catch (MessagingException e) {
            // Then all of it is body: the hash below still tells two of them apart.
            body = 0;
        }
        var content = Sha256.of(
                (from + "\0" + date + "\0" + subject + "\0").getBytes(StandardCharsets.UTF_8), java.util.Arrays.copyOfRange(raw, body, raw.length));
        var key = messageId.isEmpty() ? content : Sha256.of(messageId.getBytes(StandardCharsets.UTF_8), new byte[1], content);
        return new MailEnvelope(key, ByteBuffer.wrap(Sha256.of(sender(from.toString()))).getLong());
    }

    /**
     * What a list shows of a mail that could not be read: decoded as far as one can.
     *
     * @param address null if there is none
     */
    record Shown(@Nullable String name, @Nullable String address, @Nullable String subject) {}

    static Shown shown(byte[] raw) {
        try {
            var headers = new InternetHeaders(new ByteArrayInputStream(raw, 0, Math.min(endOfHeaders(raw), HEADERS_LOOKED_AT)), true);
            var from = value(headers, "From");
            var open = from.lastIndexOf('<');
            var name = open > 0 ? decoded(from.substring(0, open)).replace("\"", "").strip() : "";
            var address = Trouble.storable(sender(from), LONGEST_SHOWN);
            var subject = decoded(value(headers, "Subject")).strip();
            return new Shown(name.isEmpty() ? null : name, address.isEmpty() ? null : address, subject.isEmpty() ? null : subject);
        } catch (MessagingException e) {
            return new Shown(null, null, null);
        }
    }

    private static String decoded(String value) {
        try {
            return Trouble.storable(MimeUtility.decodeText(MimeUtility.unfold(value)), LONGEST_SHOWN);
        } catch (UnsupportedEncodingException e) {
            return Trouble.storable(value, LONGEST_SHOWN);
        }
    }

    private static String value(InternetHeaders headers, String name) {
        var values = headers.getHeader(name);
        return values == null ? "" : values[0];
    }

    /** The address alone, so that a changed display name stays in its lane. */
    private static String sender(String from) {
        int open = from.lastIndexOf('<');
        int close = from.indexOf('>', open + 1);
        return (open >= 0 && close > open ? from.substring(open + 1, close) : from).strip().toLowerCase(Locale.ROOT);
    }

    private static int endOfHeaders(byte[] raw) {
        for (int i = 0; i < raw.length - 1; i++) {
            if (raw[i] == '\n' && raw[i + 1] == '\n') return i + 2;
            if (raw[i] == '\n' && raw[i + 1] == '\r' && i + 2 < raw.length && raw[i + 2] == '\n') return i + 3;
        }
        return raw.length;
    }
}
