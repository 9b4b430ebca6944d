package io.tributary.channel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties in one attribute of a winmail.dat ([MS-OXTNEF] section 2.1.3.4), those we ask for. */
final class MapiProperties {

    static final int BODY = 0x1000;
    static final int LONG_FILE_NAME = 0x3707;
    static final int MIME_TYPE = 0x370e;
    static final int CONTENT_ID = 0x3712;
    static final int DISPLAY_NAME = 0x3001;
    static final int DATA = 0x3701;
    private static final int RTF = 0x1009;
    private static final int HTML = 0x1013;
    private static final int MOST = 2_000;

    private final Map<Integer, byte[]> values = new HashMap<>();
    private final Map<Integer, Integer> types = new HashMap<>();
    private final String charset;

    private MapiProperties(String charset) {
        this.charset = charset;
    }

    static MapiProperties read(ByteBuffer in, String charset) {
        var read = new MapiProperties(charset);
        try {
            int count = Math.min(in.getInt(), MOST);
            for (int i = 0; i < count && in.remaining() >= 8; i++) read.property(in);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException damaged) {
            // What was read before the damage counts.
            return read;
        }
        return read;
    }

    private void property(ByteBuffer in) {
        int type = in.getShort() & 0xffff;
        int id = in.getShort() & 0xffff;
        if (id >= 0x8000) skipName(in);
        boolean many = (type & 0x1000) != 0;
        int kind = type & 0xfff;
        boolean sized = kind == 0x1e || kind == 0x1f || kind == 0x102 || kind == 0xd;
        int count = many || sized ? in.getInt() : 1;
        for (int i = 0; i < count && in.hasRemaining(); i++) {
            int length = sized ? in.getInt() : kind == 0x14 || kind == 0x40 || kind == 0x5 || kind == 0x6 || kind == 0x7 ? 8 : kind == 0x48 ? 16 : 4;
            if (length < 0 || length > in.remaining()) length = in.remaining();
            if (i == 0 && wanted(id)) {
                var bytes = new byte[length];
                in.get(bytes);
                values.put(id, bytes);
                types.put(id, kind);
            } else {
                in.position(in.position() + length);
            }
            in.position(Math.min(in.limit(), in.position() + (4 - length % 4) % 4));
        }
    }

    private static boolean wanted(int id) {
        return id == BODY || id == RTF || id == HTML || id == LONG_FILE_NAME || id == MIME_TYPE || id == CONTENT_ID || id == DISPLAY_NAME || id == DATA;
    }

    private static void skipName(ByteBuffer in) {
        in.position(in.position() + 16);
        if (in.getInt() == 0) {
            in.getInt();
            return;
        }
        int length = in.getInt();
        in.position(in.position() + length + (4 - length % 4) % 4);
    }

    byte @Nullable [] bytes(int id) {
        var bytes = values.get(id);
        // An object carries the id of its interface before its bytes.
        return bytes != null && types.getOrDefault(id, 0) == 0xd && bytes.length > 16 ? java.util.Arrays.copyOfRange(bytes, 16, bytes.length) : bytes;
    }

    @Nullable String text(int id) {
        var bytes = values.get(id);
        if (bytes == null) return null;
        var text = types.getOrDefault(id, 0) == 0x1f ? TnefFile.unicode(bytes) : TnefFile.string(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), charset);
        int end = text.indexOf('\0');
        text = end < 0 ? text : text.substring(0, end);
        return text.isBlank() ? null : text;
    }

    @Nullable String html() {
        var bytes = values.get(HTML);
        if (bytes != null) return Charsets.decode(bytes, charset);
        var rtf = rtf();
        return rtf.contains("\\fromhtml") ? RtfText.html(rtf, charset) : null;
    }

    String rtfText() {
        return RtfText.text(rtf(), charset);
    }

    private String rtf() {
        var bytes = values.get(RTF);
        return bytes == null ? "" : RtfText.decompress(bytes);
    }
}
