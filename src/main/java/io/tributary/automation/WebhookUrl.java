package io.tributary.automation;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Info;
import io.tributary.platform.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address to post to, taken apart by one reader and written anew from its parts, so that who judges its host and who connects to
 * it cannot read two hosts in it.
 */
record WebhookUrl(String scheme, String host, int port, String rest) {

    private static final int LONGEST = 2_000;
    private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#\\\\]*)([/?][^#\\\\]*)?");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@%]+)(?::([0-9]{1,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    /** The URL standard, "ends in a number checker": some read these as octal or as one number, and others do not. */
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final IDNA NAMES = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    /** @throws Problem {@code invalid}: {@code length}, {@code url}, {@code scheme}, {@code credentials} or {@code host} */
    static WebhookUrl read(@Nullable String written) {
        if (written == null || written.isBlank()) throw Problem.invalid("url", "NotBlank");
        var url = written.strip();
        if (url.length() > LONGEST) throw Problem.invalid("url", "length");
        if (url.codePoints().anyMatch(WebhookUrl::neverInUrl)) throw Problem.invalid("url", "url");
        var form = FORM.matcher(url);
        if (!form.matches()) throw Problem.invalid("url", url.matches("(?i)https?://.*") ? "url" : "scheme");
        if (form.group(2).indexOf('@') >= 0) throw Problem.invalid("url", "credentials");
        var authority = AUTHORITY.matcher(form.group(2));
        if (!authority.matches()) throw Problem.invalid("url", "host");
        return of(form, authority);
    }

    private static WebhookUrl of(Matcher form, Matcher authority) {
        var scheme = form.group(1).toLowerCase(Locale.ROOT);
        var written = authority.group(2);
        var port = written == null ? -1 : Integer.parseInt(written);
        if (port == 0 || port > 65_535) throw Problem.invalid("url", "port");
        var rest = form.group(3) == null ? "/" : form.group(3);
        var url = new WebhookUrl(scheme, host(authority.group(1)), port == usual(scheme) ? -1 : port, rest.startsWith("?") ? "/" + rest : rest);
        try {
            return new WebhookUrl(url.scheme, url.host, url.port, ascii(url));
        } catch (URISyntaxException e) {
            throw Problem.invalid("url", "url");
        }
    }

    /** Path and query as they travel: what is not ASCII, in percent signs. */
    private static String ascii(WebhookUrl url) throws URISyntaxException {
        var uri = new URI(new URI(url.text()).toASCIIString());
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery());
    }

    /** A name as the name servers know it (UTS 46), or an address. */
    private static String host(String written) {
        if (written.startsWith("[")) return written.toLowerCase(Locale.ROOT);
        var found = new Info();
        var name = new StringBuilder();
        NAMES.nameToASCII(written, name, found);
        var host = name.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (found.hasErrors() || !NAME.matcher(host).matches()) throw Problem.invalid("url", "host");
        if (NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) throw Problem.invalid("url", "host");
        return host;
    }

    private static boolean neverInUrl(int point) {
        return Character.isISOControl(point) || Character.isWhitespace(point) || Character.isSpaceChar(point)
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    boolean encrypted() {
        return scheme.equals("https");
    }

    int effectivePort() {
        return port < 0 ? usual(scheme) : port;
    }

    String text() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port) + rest;
    }

    URI uri() {
        return URI.create(text());
    }
}
