package io.tributary.channel;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery report is built, for those that come from no address a mail system has: it brings a mail back to whoever wrote it, and a
 * server's own words with it. A person who complains of a failure writes from their address, greets, and sends back what is theirs.
 */
final class BounceStructure {

    private static final int LOOKED_AT = 64 * 1024;
    private static final Pattern CODE = Pattern.compile("(?<![\\d.\\w])[45]\\d\\d[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3}\\b|[^\\s\\d])|(?<![\\d.])[45]\\.\\d{1,2}\\.\\d{1,3}(?![\\d.])");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+=-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}(?<!\\.)");
    private static final int LONGEST_WORDS = 20_000;
    private static final String[] PROGRAMS = {"microsoft outlook", "apple mail", "iphone mail", "ipad mail", "thunderbird", "foxmail", "the bat", "eudora", "mutt", "evolution", "roundcube", "coremail webmail", "netease", "qqmail", "yahoomailwebservice"};
    private static final String[] GREETINGS = {"hi ", "hi,", "hi!", "hello", "dear ", "good morning", "good afternoon", "good day", "hey", "bonjour", "salut", "hallo", "guten ", "sehr geehrte", "liebe", "hola", "buenos ", "buenas ", "estimad", "olá", "bom dia", "boa ",
        "ciao", "buongiorno", "salve", "gentil", "hej", "god ", "beste ", "geachte", "goede", "dzień dobry", "здравствуйте", "добрый", "привет", "您好", "你好", "亲爱", "尊敬", "請問", "请问", "お世話", "こんにちは", "안녕"};

    private final MimePart root;
    private final @Nullable String from;
    private final String words;

    /** @param words its text in lower case */
    BounceStructure(MimePart root, @Nullable String from, String words) {
        this.root = root;
        this.from = from == null ? null : from.toLowerCase(Locale.ROOT);
        this.words = words;
    }

    /** A status for machines stands in it, and the mail it is about goes back to its writer. */
    boolean reports() {
        return !isFromProgram() && bringsBack();
    }

    /** The same without a part for machines: then the words must be a server's, and nobody's own. */
    boolean tells() {
        if (isPersonal() || greets()) return false;
        if (isExchange()) return true;
        var own = ownWords();
        if (!BounceWords.isBody(own)) return false;
        return isRobot() ? hasReturnedPart() || bringsBack() : bringsBack() && CODE.matcher(own).find();
    }

    /** Somebody's own: from their program or address, or about a mail they wrote themselves. */
    boolean isPersonal() {
        return isFromProgram() || isAnswerable() || from != null && !AutomaticMail.isDaemon(from) && writers().contains(from);
    }

    /** A code, a mail that came back or an address that is neither theirs nor ours: a parcel that did not arrive has none of them. */
    boolean isAboutMail() {
        if (hasReturnedPart() || CODE.matcher(words).find() || words.contains("message-id:")) return true;
        var known = new HashSet<>(addressees());
        var found = ADDRESS.matcher(words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words);
        while (found.find()) if (!found.group().equals(from) && !known.contains(found.group())) return true;
        return false;
    }

    private boolean isFromProgram() {
        return root.headers.has("user-agent") || QuoteWords.contains(QuoteWords.lower(root.headers.first("x-mailer")), PROGRAMS);
    }

    /** The envelope had a sender who can be answered, and it is who wrote it: a report has none (RFC 3464 section 2). */
    private boolean isAnswerable() {
        var path = root.headers.first("return-path").replaceAll("[<>\\s]", "").toLowerCase(Locale.ROOT);
        return !path.isEmpty() && path.equals(from) && !isRobot();
    }

    private boolean greets() {
        var start = words.stripLeading();
        for (var greeting : GREETINGS) if (start.startsWith(greeting)) return true;
        return false;
    }

    private boolean isRobot() {
        var submitted = root.headers.first("auto-submitted").toLowerCase(Locale.ROOT);
        if (!submitted.isEmpty() && !submitted.startsWith("no")) return true;
        return from != null && QuoteWords.contains(from.replace("-", "").replace("_", "").replace(".", ""), new String[] {"noreply@", "donotreply@", "notreply@"});
    }

    /** How Exchange prints what the other server said, in all of its languages: {@code #550 5.1.1 …##}, and headers below. */
    private boolean isExchange() {
        boolean said = words.lines().limit(400).map(String::strip)
                .anyMatch(line -> (line.startsWith("#") && line.endsWith("##") || line.contains("remote server returned '")) && CODE.matcher(line).find());
        return said && (words.contains("\nreceived: ") || words.contains("\nmessage-id: ") || words.contains("\nfrom: ") || hasReturnedPart());
    }

    private String ownWords() {
        int end = words.length();
        for (var mark : new String[] {"\nreceived: ", "\nreturn-path: ", "\nmessage-id: ", "\nmime-version: "}) {
            int at = words.indexOf(mark);
            if (at >= 0) end = Math.min(end, at);
        }
        return words.substring(0, end);
    }

    private boolean hasReturnedPart() {
        return AutomaticMail.all(root).stream().anyMatch(BounceStructure::isReturned);
    }

    private static boolean isReturned(MimePart part) {
        return part.is("message/rfc822") || part.is("text/rfc822") || part.is("message/global");
    }

    /** The mail in it was written by one it is addressed to, and not by who sends it now. */
    private boolean bringsBack() {
        var addressees = addressees();
        addressees.remove(from);
        var writers = writers();
        return !writers.contains(from) && writers.stream().anyMatch(addressees::contains);
    }

    private Set<String> addressees() {
        var addressees = new HashSet<String>();
        for (var name : List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to")) addressees.addAll(addresses(root.headers, name));
        return addressees;
    }

    /** Of the mail in it, a part of its own or printed with headers that no mail program quotes. */
    private Set<String> writers() {
        var writers = new HashSet<String>();
        for (var part : AutomaticMail.all(root)) {
            if (!isReturned(part)) continue;
            var inner = MimeTree.read(part.content(LOOKED_AT)).root().headers;
            writers.addAll(addresses(inner, "from"));
            writers.addAll(addresses(inner, "return-path"));
        }
        int id = words.indexOf("\nmessage-id: ");
        if (id < 0) return writers;
        words.substring(Math.max(0, id - 8_000), Math.min(words.length(), id + 4_000)).lines().filter(line -> line.startsWith("from: ") && line.length() < 1_000)
                .forEach(line -> writers.addAll(addresses(List.of(line.substring(6)))));
        return writers;
    }

    private static Set<String> addresses(MailHeaders headers, String name) {
        return addresses(headers.all(name));
    }

    private static Set<String> addresses(List<String> values) {
        var found = new HashSet<String>();
        MailAddresses.read(values).forEach(address -> found.add(address.value().toLowerCase(Locale.ROOT)));
        return found;
    }
}
