package io.tributary.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a mail as it lies in the bytes: its headers, where its body begins and ends, and the parts it is made of. */
final class MimePart {

    final byte[] raw;
    final MailHeaders headers;
    final int start;
    int end;
    final List<MimePart> parts = new ArrayList<>();
    private final ContentHeader type;
    private final ContentHeader disposition;

    MimePart(byte[] raw, MailHeaders headers, int start, boolean inDigest) {
        this.raw = raw;
        this.headers = headers;
        this.start = start;
        this.end = raw.length;
        var said = headers.first("content-type");
        this.type = ContentHeader.type(said, inDigest ? "message/rfc822" : said.isBlank() && HtmlStart.is(content(HtmlStart.LOOKED_AT)) ? "text/html" : "text/plain");
        this.disposition = ContentHeader.disposition(headers.first("content-disposition"));
    }

    String type() {
        return type.value();
    }

    boolean is(String prefix) {
        return type.value().startsWith(prefix);
    }

    @Nullable String parameter(String name) {
        return type.parameter(name);
    }

    String disposition() {
        return disposition.value();
    }

    boolean isAttached() {
        return disposition.value().equals("attachment");
    }

    String encoding() {
        var encoding = headers.first("content-transfer-encoding").toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < encoding.length() && (Character.isLetterOrDigit(encoding.charAt(end)) || encoding.charAt(end) == '-')) end++;
        return encoding.substring(0, end);
    }

    /** The file name its writer gave it, decoded; null if none. */
    @Nullable String fileName() {
        var name = disposition.parameter("filename");
        if (name == null || name.isBlank()) name = type.parameter("name");
        return name == null || name.isBlank() ? null : name;
    }

    /** Without brackets; null if it has none. */
    @Nullable String contentId() {
        var id = headers.first("content-id").replaceAll("[<>\\s]", "");
        return id.isEmpty() ? null : id;
    }

    /** As in the mail. */
    byte[] body() {
        return Arrays.copyOfRange(raw, start, Math.max(start, end));
    }

    /** With its transfer encoding undone. */
    byte[] content() {
        return TransferEncoding.decode(raw, start, Math.max(start, end), encoding());
    }

    /** No more than so many bytes of it. */
    byte[] content(int most) {
        return TransferEncoding.decode(raw, start, Math.max(start, (int) Math.min(end, start + most * 3L)), encoding());
    }
}
