package io.tributary.channel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a mail's header and envelope as an address: one address, and nothing that some reader on the way could take for
 * two. Stricter than RFC 5321, which lets almost anything stand between quotes.
 */
public final class MailAddress {

    private static final Pattern PLAIN = Pattern.compile("[^\\s@<>,;:()\\[\\]\\\\\"\\p{Cntrl}\\p{Cf}]{1,64}@[^\\s@<>,;:()\\[\\]\\\\\"\\p{Cntrl}\\p{Cf}]{1,253}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

    private MailAddress() {}

    /** Whether a mail can go there. */
    public static boolean sendable(@Nullable String address) {
        if (address == null || !PLAIN.matcher(address).matches() || address.contains("=?")) return false;
        // A full-width @ is a letter to us and an @ to the next.
        return PLAIN.matcher(Normalizer.normalize(address, Normalizer.Form.NFKC)).matches() && HOST.matcher(domain(address)).matches();
    }

    /** The domain in ASCII (RFC 5890); the local part as it is, which only an SMTPUTF8 server takes if it is not ASCII. */
    static String wire(String address) {
        return address.substring(0, address.lastIndexOf('@') + 1) + domain(address);
    }

    private static String domain(String address) {
        try {
            return IDN.toASCII(address.substring(address.lastIndexOf('@') + 1), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException notADomain) {
            return "";
        }
    }
}
