package io.tributary.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Mails as people write them: 1–3 kB, English and Chinese, some with an HTML alternative. Number n is always the same mail. */
final class Mails {

    private static final String[] ENGLISH = {
        "I ordered a standing desk on your site three weeks ago and the tracking page still says that the label has been created.",
        "Could you please check whether the parcel was handed over to the carrier, and tell me when I can expect it?",
        "I have tried the steps from the manual twice, but the lamp keeps flickering as soon as the second switch is used.",
        "The invoice shows the amount for two chairs although only one was delivered, so the total is wrong by 129 euros.",
        "We moved last month. The delivery address in the account is the new one, yet the confirmation names the old street.",
        "My colleague told me that you replaced the hinge for free under warranty. Does that hold for the white model, too?",
        "Please do not call during the day, I work in a hospital; an answer by mail is fine and I read it every evening.",
        "If a replacement is not possible, I would rather send the whole order back and have the money returned to my card."};
    private static final String[] CHINESE = {
        "我三周前在贵网站订购了一张升降桌,但物流页面一直显示已创建运单,没有任何更新。",
        "麻烦帮我查一下包裹是否已经交给快递公司,大概什么时候能够送到?",
        "我按照说明书试了两次,只要打开第二个开关,台灯就会不停闪烁。",
        "发票上写的是两把椅子的金额,可是实际只收到一把,总价多收了一千零二十元。",
        "我们上个月搬家了,账户里的收货地址已经是新的,但确认邮件里还是旧地址。",
        "同事说贵公司免费更换过铰链,请问白色款是否也在保修范围之内?",
        "白天请不要打电话,我在医院上班,邮件回复就可以,我每天晚上都会看。",
        "如果不能换货,我希望整单退货,并把货款退回到我的银行卡里。"};

    private final String run;
    private final String subjectMark;

    /** @param run tells the mails of one run from those of another */
    Mails(String run) {
        this(run, "");
    }

    private Mails(String run, String subjectMark) {
        this.run = run;
        this.subjectMark = subjectMark;
    }

    /** Every subject ends with the mail's number behind this mark, so that it can be found again in a frame. */
    Mails marked(String mark) {
        return new Mails(run, mark);
    }

    /** A first mail of a person nobody knows. */
    byte[] first(int n) {
        return mail(n, "m", "");
    }

    /** The same person's answer to what they wrote. */
    byte[] answer(int n) {
        return mail(n, "a", "In-Reply-To: " + id(n, "m") + "\r\nReferences: " + id(n, "m") + "\r\n");
    }

    private String id(int n, String kind) {
        return "<" + kind + n + '.' + run + "@mail.example.com>";
    }

    static String sentence(Random random, boolean chinese) {
        return chinese ? CHINESE[random.nextInt(CHINESE.length)] : ENGLISH[random.nextInt(ENGLISH.length)];
    }

    private byte[] mail(int n, String kind, String headers) {
        var random = new Random(n);
        var chinese = n % 3 == 0;
        var text = text(random, chinese ? CHINESE : ENGLISH, chinese ? 12 : 9);
        var subject = (kind.equals("a") ? "Re: " : "") + (chinese ? "关于订单的问题 " : "Question about my order ") + (40_000 + n) + mark(n);
        var head = "Received: from mx" + n % 7 + ".example.net (mx" + n % 7 + ".example.net [192.0.2." + n % 250 + "])\r\n"
                + "\tby mail.tributary.example with ESMTPS id " + Long.toHexString(random.nextLong()) + "\r\n"
                + "\tfor <support@tributary.example>; Sat, 21 Nov 2026 10:00:00 +0000\r\n"
                + "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=mail; h=from:to:subject:date;\r\n"
                + "\tbh=" + base64(random, 32) + ";\r\n\tb=" + base64(random, 96) + "\r\n"
                + "From: " + encoded((chinese ? "李" : "Person ") + n) + " <person" + n + '.' + run + "@example.com>\r\n"
                + "To: Support <support@tributary.example>\r\nSubject: " + encoded(subject) + "\r\nMessage-ID: " + id(n, kind) + "\r\n"
                + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n" + headers;
        return (head + (n % 5 < 2 ? alternatives(text) : plain(text))).getBytes(StandardCharsets.UTF_8);
    }

    private String mark(int n) {
        return subjectMark.isEmpty() ? "" : ' ' + subjectMark + n + ';';
    }

    private static String text(Random random, String[] sentences, int most) {
        var text = new StringBuilder();
        for (int i = 0, count = 4 + random.nextInt(most - 3); i < count; i++) {
            text.append(sentences[random.nextInt(sentences.length)]).append(i % 3 == 2 ? "\r\n\r\n" : " ");
        }
        return text.append("\r\n\r\n--\r\nSent from my phone").toString();
    }

    private static String plain(String text) {
        return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n";
    }

    private static String alternatives(String text) {
        var html = "<html><head><style>p { margin: 0 0 8px }</style></head><body style=\"font-family: sans-serif\"><p>"
                + text.replace("\r\n\r\n", "</p>\r\n<p>") + "</p><p><a href=\"https://example.com/orders\">My orders</a></p></body></html>";
        return "Content-Type: multipart/alternative; boundary=\"b0undary\"\r\n\r\n--b0undary\r\n" + plain(text)
                + "--b0undary\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + html
                + "\r\n--b0undary--\r\n";
    }

    private static String encoded(String header) {
        return header.chars().allMatch(c -> c < 128) ? header
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    private static String base64(Random random, int bytes) {
        var noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }
}
