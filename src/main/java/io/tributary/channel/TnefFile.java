package io.tributary.channel;

import io.tributary.channel.ParsedMail.Leaf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * winmail.dat: the files and, if the mail has no other, the words Outlook packed into it ([MS-OXTNEF]). Apache POI reads it too, but all or
 * nothing, and brings six more jars; this takes what a damaged one still holds.
 *
 * @param html its HTML body, or that inside its RTF
 * @param text empty if it has none
 */
record TnefFile(List<Leaf> files, @Nullable String html, String text) {

    private static final int SIGNATURE = 0x223e9f78;
    private static final int BODY = 0x800c;
    private static final int ATTACH_START = 0x9002;
    private static final int ATTACH_TITLE = 0x8010;
    private static final int ATTACH_DATA = 0x800f;
    private static final int ATTACH_PROPERTIES = 0x9005;
    private static final int PROPERTIES = 0x9003;
    private static final int CODE_PAGE = 0x9007;
    private static final int MOST_FILES = 500;

    static boolean isOne(Leaf leaf) {
        var bytes = leaf.bytes();
        return bytes.length > 6 && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE
                && (leaf.type().contains("tnef") || leaf.name().toLowerCase(Locale.ROOT).endsWith(".dat"));
    }

    /** A file being read. */
    private static final class File {
        @Nullable String title;
        @Nullable String longName;
        @Nullable String type;
        @Nullable String contentId;
        byte @Nullable [] data;

        Leaf leaf(int number) {
            var name = longName != null ? longName : title != null ? title : "attachment-" + number;
            return new Leaf(FileParts.fileName(name), type == null ? "application/octet-stream" : type.toLowerCase(Locale.ROOT), contentId != null, contentId,
                    data == null ? new byte[0] : data);
        }
    }

    /** Null if there is nothing in it. */
    static @Nullable TnefFile read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        in.position(6);
        var files = new ArrayList<File>();
        var charset = "windows-1252";
        String text = "";
        String html = null;
        while (in.remaining() >= 9 && files.size() < MOST_FILES) {
            in.get();
            int id = in.getInt() & 0xffff;
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) length = in.remaining();
            var value = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            in.position(Math.min(in.limit(), in.position() + length + 2));
            switch (id) {
                case CODE_PAGE -> charset = length >= 4 ? codePage(value.getInt(0)) : charset;
                case BODY -> text = string(value, charset);
                case PROPERTIES -> {
                    var mapi = MapiProperties.read(value, charset);
                    if (mapi.text(MapiProperties.BODY) != null) text = mapi.text(MapiProperties.BODY);
                    html = mapi.html();
                    if (html == null && text.isBlank()) text = mapi.rtfText();
                }
                case ATTACH_START -> files.add(new File());
                case ATTACH_TITLE -> last(files).title = string(value, charset);
                case ATTACH_DATA -> last(files).data = bytes(value);
                case ATTACH_PROPERTIES -> describe(last(files), MapiProperties.read(value, charset));
                default -> { }
            }
        }
        var leaves = new ArrayList<Leaf>();
        for (var file : files) if (file.data != null) leaves.add(file.leaf(leaves.size() + 1));
        return leaves.isEmpty() && text.isBlank() && html == null ? null : new TnefFile(leaves, html, text);
    }

    private static void describe(File file, MapiProperties mapi) {
        file.longName = mapi.text(MapiProperties.LONG_FILE_NAME);
        file.type = mapi.text(MapiProperties.MIME_TYPE);
        file.contentId = mapi.text(MapiProperties.CONTENT_ID);
        var data = mapi.bytes(MapiProperties.DATA);
        if (file.data == null && data != null) file.data = data;
        if (file.title == null) file.title = mapi.text(MapiProperties.DISPLAY_NAME);
    }

    private static File last(List<File> files) {
        if (files.isEmpty()) files.add(new File());
        return files.getLast();
    }

    static String codePage(int page) {
        return page == 65001 ? "utf-8" : page == 936 ? "gbk" : page == 950 ? "big5" : page == 932 ? "shift_jis" : page == 949 ? "euc-kr" : "windows-" + page;
    }

    static byte[] bytes(ByteBuffer value) {
        var bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    static String string(ByteBuffer value, String charset) {
        var text = Charsets.decode(bytes(value), charset);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) end--;
        return text.substring(0, end);
    }

    static String unicode(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return Charsets.clean(end < 0 ? text : text.substring(0, end));
    }
}
