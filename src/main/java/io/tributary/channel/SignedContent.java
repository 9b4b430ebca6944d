package io.tributary.channel;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What was signed, out of an opaque S/MIME signature (RFC 8551 section 3.5.2, RFC 5652 section 5.1): no more of its DER is read than the
 * way there. The signature is not checked, and nothing is said of it.
 */
final class SignedContent {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OID = 0x06;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int EXPLICIT = 0xa0;
    private static final byte[] SIGNED_DATA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
    private static final int DEEPEST = 4;

    private final byte[] der;
    private int at;

    private SignedContent(byte[] der) {
        this.der = der;
    }

    /** Null if it is encrypted, or none. */
    static byte @Nullable [] of(byte[] der) {
        try {
            return new SignedContent(der).read();
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            return null;
        }
    }

    private byte @Nullable [] read() {
        if (!entered(SEQUENCE) || !isSignedData() || !entered(EXPLICIT) || !entered(SEQUENCE)) return null;
        if (!skipped(INTEGER) || !skipped(SET) || !entered(SEQUENCE) || !skipped(OID) || !entered(EXPLICIT)) return null;
        var out = new ByteArrayOutputStream();
        return octets(out, 0) && out.size() > 0 ? out.toByteArray() : null;
    }

    private boolean isSignedData() {
        if (der[at] != OID || der[at + 1] != SIGNED_DATA.length) return false;
        for (int i = 0; i < SIGNED_DATA.length; i++) if (der[at + 2 + i] != SIGNED_DATA[i]) return false;
        at += 2 + SIGNED_DATA.length;
        return true;
    }

    /** One string, or one in pieces, which may be in pieces themselves. */
    private boolean octets(ByteArrayOutputStream out, int depth) {
        int tag = der[at++] & 0xff;
        int length = length();
        if (tag == OCTETS) {
            if (length < 0) return false;
            int whole = Math.min(length, der.length - at);
            out.write(der, at, whole);
            at += whole;
            return true;
        }
        if (tag != OCTETS_IN_PIECES || depth >= DEEPEST) return false;
        int until = length < 0 ? der.length : Math.min(der.length, at + length);
        while (at < until && (length >= 0 || der[at] != 0)) if (!octets(out, depth + 1)) return false;
        if (length < 0) at += 2;
        return true;
    }

    private boolean entered(int tag) {
        if ((der[at] & 0xff) != tag) return false;
        at++;
        return length() != 0 && at < der.length;
    }

    /** The length may be unknown here too. */
    private boolean skipped(int tag) {
        if ((der[at] & 0xff) != tag) return false;
        at++;
        int length = length();
        if (length < 0) return skippedToItsEnd(0);
        at += length;
        return at < der.length;
    }

    private boolean skippedToItsEnd(int depth) {
        while (der[at] != 0) {
            at++;
            int length = length();
            if (length < 0 && (depth >= DEEPEST || !skippedToItsEnd(depth + 1))) return false;
            if (length > 0) at += length;
            if (at >= der.length) return false;
        }
        at += 2;
        return true;
    }

    /** -1 for one that ends with two zeros. */
    private int length() {
        int first = der[at++] & 0xff;
        if (first < 0x80) return first;
        if (first == 0x80) return -1;
        int bytes = first & 0x7f;
        if (bytes > 4) throw new ArrayIndexOutOfBoundsException("length");
        long length = 0;
        for (int i = 0; i < bytes; i++) length = length << 8 | der[at++] & 0xff;
        if (length > der.length) length = der.length;
        return (int) length;
    }
}
