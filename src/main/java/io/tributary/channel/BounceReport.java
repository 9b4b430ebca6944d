package io.tributary.channel;

import io.tributary.channel.Bounce.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a delivery report tells: as RFC 3464 has it, or in the words of those who never read it. */
final class BounceReport {

    private static final int LOOKED_AT = 64 * 1024;
    private static final int MOST_FAILURES = 100;
    private static final int LONGEST_REASON = 500;
    /** Of its words, so many are asked what they stand for. */
    private static final int LONGEST_WORDS = 4_000;
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.\\w])([45])([0-5])(\\d)(?=[ \\-:;,]|$)");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w.-]{1,255}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)^[> \\t|]{0,8}(?:original-)?message-id:\\s{0,20}<([^<>\\s]{1,500})>", Pattern.MULTILINE);

    private final MimePart root;
    private final String text;
    private final List<String> own;

    /** @param text what the mail says, own: addresses that stand in its head and are nobody's fate */
    BounceReport(MimePart root, String text, List<String> own) {
        this.root = root;
        this.text = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        this.own = own;
    }

    /** What the parts for machines say; no failures in it if all was delivered. */
    Bounce standard(List<MimePart> statuses) {
        var failures = new ArrayList<Failure>();
        String original = null;
        boolean spoke = false;
        for (var status : statuses) {
            for (var block : blocks(Charsets.decode(status.content(LOOKED_AT), "utf-8"))) {
                var id = bare(block.getOrDefault("original-message-id", block.getOrDefault("x-original-message-id", "")));
                if (!id.isEmpty()) original = id;
                boolean names = block.containsKey("final-recipient") || block.containsKey("original-recipient");
                if (!names && (!block.containsKey("action") || block.containsKey("reporting-mta"))) continue;
                spoke = true;
                var failure = failures.size() < MOST_FAILURES ? failure(block) : null;
                if (failure != null) failures.add(failure);
            }
        }
        if (!spoke) failures.addAll(told());
        return new Bounce(original == null ? returned() : original, failures);
    }

    /** What its words say. */
    Bounce inWords() {
        return new Bounce(returned(), told());
    }

    private static List<Map<String, String>> blocks(String content) {
        var blocks = new ArrayList<Map<String, String>>();
        Map<String, String> block = new LinkedHashMap<>();
        String name = null;
        for (var line : content.lines().limit(5_000).toList()) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                if (!block.isEmpty()) blocks.add(block);
                block = new LinkedHashMap<>();
                name = null;
            } else if (Character.isWhitespace(line.charAt(0)) && name != null) {
                block.merge(name, " " + line.strip(), String::concat);
            } else if (colon > 0) {
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                block.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        if (!block.isEmpty()) blocks.add(block);
        return blocks;
    }

    private @Nullable Failure failure(Map<String, String> block) {
        var action = block.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        var status = block.getOrDefault("status", "");
        if (action.startsWith("deliver") || action.startsWith("relay") || action.startsWith("expand")) return null;
        var diagnostic = block.getOrDefault("diagnostic-code", "");
        if (action.isEmpty() && status.startsWith("2")) return null;
        var recipient = address(block.getOrDefault("final-recipient", ""));
        // A forwarding address somebody chose is no address of ours: the one we wrote to is.
        var written = address(block.getOrDefault("original-recipient", ""));
        var reason = reason(HeaderText.decode(diagnostic.replaceFirst("^[\\w-]{1,20};\\s{0,10}", "")));
        var code = code(status, diagnostic, reason.isEmpty() ? text.substring(0, Math.min(text.length(), LONGEST_WORDS)) : reason);
        return new Failure(written != null ? written : recipient, action.startsWith("delay"), isHard(code), code,
                reason.isEmpty() ? wordsFor(recipient) : reason);
    }

    /** The status given, unless it says no more than that something failed and the other server said what. */
    private static String code(String status, String diagnostic, String words) {
        var given = STATUS.matcher(status);
        var code = given.find() ? given.group() : "";
        if (!code.isEmpty() && !code.endsWith(".0.0") && !code.startsWith("2")) return code;
        var better = STATUS.matcher(diagnostic);
        if (better.find() && !better.group().startsWith("2")) return better.group();
        var said = code(words, diagnostic);
        if (code.isEmpty()) return said;
        return said.endsWith(".0.0") || said.charAt(0) != code.charAt(0) ? code : said;
    }

    private static String code(String words, String line) {
        var status = STATUS.matcher(line);
        if (status.find() && !status.group().startsWith("2")) return status.group();
        var reply = REPLY.matcher(line);
        var fromWords = BounceWords.code(line + ' ' + words);
        if (!reply.find()) return fromWords;
        return reply.group(1) + fromWords.substring(1);
    }

    /** Everybody the words name, with the line that says why. */
    private List<Failure> told() {
        var failures = new LinkedHashMap<String, Failure>();
        var lines = ownWords().lines().limit(400).toList();
        var all = String.join("\n", lines);
        boolean delayed = BounceWords.isDelay(BounceWords.lower(root.headers.readable("subject", null) + '\n' + all));
        var whole = told(null, all, delayed);
        for (var address : MailAddresses.read(root.headers.all("x-failed-recipients"))) {
            if (failures.size() < MOST_FAILURES) failures.putIfAbsent(address.value().toLowerCase(Locale.ROOT), of(address.value(), whole));
        }
        if (failures.isEmpty()) {
            for (int i = 0; i < lines.size() && failures.size() < MOST_FAILURES; i++) {
                if (lines.get(i).length() <= 1_000 && !namesTheSender(lines.get(i))) named(lines, i, whole, delayed, failures);
            }
        }
        if (failures.isEmpty()) failures.put("", whole);
        return List.copyOf(failures.values());
    }

    /** Those one line names; what it and the lines below it say is asked once, however many they are. */
    private void named(List<String> lines, int at, Failure whole, boolean delayed, Map<String, Failure> failures) {
        Failure why = null;
        var found = ADDRESS.matcher(lines.get(at));
        while (found.find() && failures.size() < MOST_FAILURES) {
            var address = found.group().replaceFirst("\\.+$", "").replaceFirst("^'+|^(?i:smtp)=", "");
            if (isOwn(address) || isAfterFrom(lines.get(at), found.start()) || failures.containsKey(address.toLowerCase(Locale.ROOT))) continue;
            if (why == null) why = told(null, String.join("\n", lines.subList(at, Math.min(lines.size(), at + 6))), delayed);
            if (why.code().endsWith(".0.0") && REPLY.matcher(whole.reason()).find()) why = whole;
            boolean nameAlone = why.reason().length() <= address.length() + 4;
            failures.put(address.toLowerCase(Locale.ROOT), of(address, nameAlone ? because(why, lines, at) : why));
        }
    }

    /** "not accepting mail from us@…": that is we. */
    private static boolean isAfterFrom(String line, int start) {
        return line.regionMatches(true, start - 10, "mail from ", 0, 10) || line.regionMatches(true, start - 11, "mail from <", 0, 11);
    }

    private static Failure of(@Nullable String recipient, Failure why) {
        return new Failure(recipient, why.delayed(), why.hard(), why.code(), why.reason());
    }

    /** The address alone is no reason: the sentence above it is. */
    private static Failure because(Failure why, List<String> lines, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 8); i--) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || QuoteWords.isFromLabel(line) || QuoteWords.isOtherLabel(line) || line.endsWith(":") && line.indexOf(' ') < 0) continue;
            var code = why.code().endsWith(".0.0") && !why.delayed() ? code(line, line) : why.code();
            return new Failure(why.recipient(), why.delayed(), isHard(code), code, reason(line));
        }
        return why;
    }

    /** Our own address, most likely, or what only looks like one, in what they print of the mail that failed. */
    private static boolean namesTheSender(String line) {
        var start = BounceWords.lower(line.length() > 40 ? line.substring(0, 40) : line).strip();
        return start.startsWith("from:") || start.startsWith("mail from:") || start.startsWith("return-path:") || start.startsWith("reply-to:") || start.startsWith("sender:")
                || start.startsWith("message-id:") || start.startsWith("references:") || start.startsWith("in-reply-to:");
    }

    private boolean isOwn(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return own.contains(lower) || AutomaticMail.isDaemon(lower) || lower.startsWith("postmaster@") || lower.startsWith("abuse@") || lower.startsWith("support@") || lower.startsWith("helpdesk@");
    }

    /** A full mailbox can be emptied, though many say it is for good. */
    private static boolean isHard(String code) {
        return code.startsWith("5") && !code.equals("5.2.2");
    }

    private static Failure told(@Nullable String recipient, String words, boolean delayed) {
        var line = words.lines().filter(each -> STATUS.matcher(each).find() || REPLY.matcher(each).find()).findFirst()
                .or(() -> words.lines().filter(each -> !BounceWords.code(each).endsWith(".0.0")).findFirst())
                .or(() -> words.lines().filter(each -> BounceWords.isBody(BounceWords.lower(each))).findFirst())
                .or(() -> words.lines().findFirst()).orElse("");
        var said = code(words, line);
        // What is tried again has not failed for good.
        var code = delayed && said.equals("5.0.0") ? "4.0.0" : said;
        return new Failure(recipient, delayed, isHard(code), code, reason(line));
    }

    private String wordsFor(@Nullable String recipient) {
        var lines = ownWords().lines().limit(200).toList();
        for (int i = 0; i < lines.size() && recipient != null; i++) {
            if (!lines.get(i).contains(recipient)) continue;
            if (lines.get(i).length() > recipient.length() + 10 && !lines.get(i).endsWith(":")) return reason(lines.get(i));
            if (i + 1 < lines.size() && !lines.get(i + 1).isBlank()) return reason(lines.get(i + 1));
        }
        return lines.stream().filter(line -> BounceWords.isBody(BounceWords.lower(line))).findFirst()
                .or(() -> lines.stream().filter(line -> !line.isBlank()).findFirst()).map(BounceReport::reason).orElse("");
    }

    private static String reason(String words) {
        var line = HeaderText.oneLine(words).replaceAll("\\s{2,50}", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }

    /** The text above the mail that came back in it. */
    private String ownWords() {
        int end = text.length();
        int json = text.indexOf("\"bouncedRecipients\"");
        if (json >= 0) return text.substring(json, Math.max(json, text.indexOf(']', json)));
        for (var mark : new String[] {"--- Below this line is a copy", "------ This is a copy of", "Original message follows", "Original mail as follows", "----- Original message", "--- Original message", "-----Original Message", "Original Message Headers",
            "---- Unsent message below", "Unsent message follows", "No message was collected", "Below is a copy of the original message", "Included is a copy of the message header", "原邮件信头", "--- Returned message", "Your original message", "Message header follows", "----- Message header", "Received: ", "Return-Path: ", "----- Unsent message", "The header of the original message"}) {
            int at = text.indexOf(mark);
            if (at > 0 && at < end) end = at;
        }
        return text.substring(0, end);
    }

    /** Message-ID of the mail that came back: from its headers, whole or alone, or printed in the text. */
    private @Nullable String returned() {
        // Coremail, which 163 and many schools and companies in China run.
        var told = bare(root.headers.first("x-cm-original-message-id"));
        if (!told.isEmpty()) return told;
        for (var part : AutomaticMail.all(root)) {
            if (part != root && part.headers.has("message-id")) return bare(part.headers.first("message-id"));
            if (!part.is("message/rfc822") && !part.is("text/rfc822") && !part.is("message/global") && !part.is("message/partial")) continue;
            var inner = MimeTree.read(part.content(LOOKED_AT)).root().headers;
            var id = bare(inner.first("message-id"));
            if (!id.isEmpty()) return id;
        }
        var printed = MESSAGE_ID.matcher(text);
        return printed.find() ? printed.group(1) : null;
    }

    private static @Nullable String address(String typed) {
        var value = typed.substring(typed.indexOf(';') + 1).strip();
        var found = MailAddresses.read(List.of(HeaderText.decode(value)));
        return found.isEmpty() ? value.isEmpty() || value.indexOf('@') >= 0 || value.length() > 320 ? null : value : found.getFirst().value();
    }

    private static String bare(String id) {
        int open = id.indexOf('<');
        int close = id.indexOf('>', open + 1);
        var bare = open >= 0 && close > open ? id.substring(open + 1, close) : id.strip();
        return bare.indexOf(' ') >= 0 || bare.length() > 500 ? "" : bare;
    }
}
