package io.tributary.channel;

import io.tributary.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What accepting a mail must know of it, and no more: is it one we have, and whose lane is it in.
 *
 * @param dedupeKey SHA-256 of the Message-ID and of (From, Date, Subject, body): the trace headers of two deliveries differ, these do
 *     not; without a Message-ID of the latter alone; without any of these headers, of the whole mail
 * @param lane messages of one sender are taken one after the other
 */
record MailEnvelope(byte[] dedupeKey, long lane) {

    private static final int LONGEST_SHOWN = 300;

    static MailEnvelope of(byte[] raw) {
        var head = MimeTree.head(raw);
        var headers = head.headers();
        var from = headers.bytes("from");
        var messageId = headers.bytes("message-id");
        var date = headers.bytes("date");
        var subject = headers.bytes("subject");
        // What says nothing of itself is told by all of its bytes.
        int body = (from + messageId + date + subject).isEmpty() ? 0 : head.body();
        var content = Sha256.of(
                (from + "\0" + date + "\0" + subject + "\0").getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(raw, body, raw.length));
        var key = messageId.isEmpty() ? content : Sha256.of(messageId.getBytes(StandardCharsets.UTF_8), new byte[1], content);
        return new MailEnvelope(key, ByteBuffer.wrap(Sha256.of(sender(from))).getLong());
    }

    /**
     * What a list shows of a mail that could not be read: decoded as far as one can.
     *
     * @param address null if there is none
     */
    record Shown(@Nullable String name, @Nullable String address, @Nullable String subject) {}

    static Shown shown(byte[] raw) {
        var headers = MimeTree.head(raw).headers();
        var from = headers.first("from");
        var open = from.lastIndexOf('<');
        var name = open > 0 ? HeaderText.decode(from.substring(0, open)).replace("\"", "") : "";
        return new Shown(shown(name), shown(sender(from)), shown(headers.readable("subject", null)));
    }

    private static @Nullable String shown(String text) {
        var kept = Trouble.storable(text, LONGEST_SHOWN).strip();
        return kept.isEmpty() ? null : kept;
    }

    /** The address alone, so that a changed display name stays in its lane. */
    private static String sender(String from) {
        int open = from.lastIndexOf('<');
        int close = from.indexOf('>', open + 1);
        return (open >= 0 && close > open ? from.substring(open + 1, close) : from).strip().toLowerCase(Locale.ROOT);
    }
}
