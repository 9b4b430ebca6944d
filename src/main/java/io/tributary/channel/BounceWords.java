package io.tributary.channel;

import java.util.Locale;

/** What mail systems say when they could not deliver, beside the form RFC 3464 gave them. */
final class BounceWords {

    private static final String[] SUBJECTS = {"undeliver", "delivery status notification", "delivery failure", "delivery failed", "delivery has failed", "mail delivery", "returned mail",
        "failure notice", "failure delivery", "non delivery", "nondeliver", "non-deliver", "not delivered", "delivery notification", "returned to sender", "return to sender",
        "could not be delivered", "mail system error", "could not send message", "warning: message", "message delayed", "delayed mail", "message delivery", "error sending",
        "delivery report", "delivery status", "delivery problem", "delivery error", "mail error", "mail failure", "failed mail", "mail could not", "delivery delayed", "(failure)", "(delay)", "status notification",
        "nicht zustellbar", "unzustellbar", "zustellung", "unzustell", "退信", "投递失败", "邮件退回", "无法投递", "未送达", "未传递", "无法传递", "未能投递", "未能送达", "投递不成功", "投递未成功", "无法送达", "投递状态", "发送失败", "传输失败", "退回", "投遞失敗", "無法傳遞", "無法投遞", "無法送達",
        "配信", "エラーメール", "メールエラー", "送信エラー", "échec de", "non remis", "non distribuable", "no entregado", "no se pudo entregar", "não entregue", "mancato recapito", "mancata consegna", "niet bezorgd",
        "onbestelbaar", "niet te bezorgen", "uleverbar", "kunne ikke leveres", "olevererbar", "oleverer", "niedostarcz", "nie dostarczono", "не доставлен", "недоставлен", "доставк", "возвращ", "undeliverable", "반송", "전달 실패",
        "user unknown", "unknown user", "invalid address", "message you sent", "your message to", "bounced mail", "bounce message", "error mail", "mail returned", "notify: undel", "notificaci", "nondeliverable", "rejected:",
        "address not found", "message not", "message status - undeliverable", "mailbox full", "[bounce]", "bounce notification", "non remis", "loop alert", "loop back warning", "not member article", "message frozen", "has been frozen", "forwarding or filtering", "automatically rejected", "blocked by our bulk email filter",
        "message rejected", "mail rejected", "olevererbart", "non recapitabile", "impossibile recapitare", "no se puede entregar", "não é possível entregar", "failure of delivery", "failed delivery", "could not deliver", "unable to deliver", "permanent error",
        "не удалось доставить", "ne peut être remis", "échec de remise", "tidak terkirim", "teslim edilemedi", "doručen", "kézbesít"};

    private static final String[] BODIES = {"this is the mail system at", "this is the qmail-send", "qmail-send program", "created automatically by mail delivery software", "could not be delivered",
        "couldn't be delivered", "wasn't delivered", "was not delivered", "not delivered", "not be delivered", "undeliverable", "permanent fatal errors", "had delivery errors", "transient non-fatal", "transcript of session",
        "unable to deliver", "could not deliver", "couldn't deliver", "cannot deliver", "can not deliver", "failed to deliver", "delivery has failed", "delivery failed", "failed permanently", "delivery failure", "delivery to the following", "did not reach",
        "inform you that the message", "not able to deliver", "wasn't able to deliver", "i've given up", "permanent error", "mail delivery failed", "undelivered", "no such user", "user unknown",
        "unknown user", "mailbox unavailable", "returned mail", "was returned", "has been returned", "being returned", "is returned", "reason for delivery", "mailbox full", "account has been disabled", "unknown local part",
        "address rejected", "not accepting mail", "unable to relay", "delivery status notification", "original message was received at", "final delivery userid", "has been delayed", "has not yet been delivered", "not been delivered",
        "will be retried", "warning message only", "delivery attempts", "attempts to deliver", "failed for the following", "following recipients", "following address", "recipient address", "does not exist", "mailbox not found", "no mailbox here",
        "invalid recipient", "recipient unknown", "bad address", "address unknown", "the user(s) account", "could not be sent", "could not send", "not sent", "unrouteable", "over quota", "quota exceeded", "message was rejected", "was rejected",
        "has been rejected", "was automatically rejected", "rejected recipient", "has been frozen", "no valid recipients", "delivery failures", "did not receive your message", "mailbox exceeds", "duplicated message-id", "we were unable", "no longer on server", "not listed in", "无法投递", "退信", "未能送达", "未能投递", "投递不成功", "未传递", "无法传递", "投递失败", "无法送达", "无法发送到", "收件人不存在", "不能投递", "无法到达", "退回", "发送失败", "用户不存在", "邮箱不存在", "投遞", "無法傳遞", "無法送達", "無法投遞",
        "配信でき", "配信に失敗", "送信に失敗", "配達でき", "送信でき", "届けでき", "送信されませんでした", "アドレスに誤り", "エラーが", "見つかりません", "宛先", "nicht zugestellt", "nicht zustellen", "unzustellbar", "konnte nicht", "n'a pas pu", "n’a pas pu", "pas été remis", "non recapitabile", "non è stato possibile", "non è stato recapitato", "no se pudo", "no se ha podido", "não foi possível", "não pôde ser",
        "не может быть", "не доставлен", "не удалось", "niet worden afgeleverd", "niet worden bezorgd", "kunde inte leverera", "ikke leveres", "nie można dostarczyć", "nie mogła zostać", "전달하지 못", "반송"};

    private static final String[] DELAYS = {"delayed", "will continue to try", "will be retried", "warning message only", "not yet been delivered", "still trying", "keep trying", "will keep", "could not send message for past", "延迟", "继续尝试", "will continue trying", "queued on",
        "temporarily deferred", "remain in the queue"};
    private static final String[] FINAL = {"giving up", "given up", "permanent", "i've given up", "will not be", "failed permanently", "has failed", "delivery failed", "could not be delivered within"};

    private static final String[][] CODES = {
        {"4.2.2", "quota", "exceeded the local limit", "mailbox limit", "storage limit", "переполнен", "превышен", "容量不足", "邮箱满", "信箱已滿", "空間不足", "一杯", "boîte pleine", "boite pleine", "postfach voll", "postfach ist voll", "casella piena", "buzón lleno", "caixa cheia", "mailbox full", "mailbox is full", "is full", "over quota", "exceeded storage", "邮箱已满", "容量", "空间不足", "已满", "insufficient storage"},
        {"5.1.2", "host unknown", "invalid domain name", "no mx found", "домен не", "unknown host", "domain not found", "no such domain", "host or domain name not found", "domain does not exist", "couldn't find any host", "couldn't be found", "name or service not known", "域名", "unrouteable"},
        {"5.3.4", "too large", "size limit", "exceeds size", "exceeds the maximum", "超过", "message size"},
        {"5.1.1", "user unknown", "unknown user", "no such user", "no such", "does not exist", "doesn't exist", "not exist", "user doesn't have", "have an account", "not found", "not known", "unknown address", "unknown recipient", "recipient unknown", "invalid recipient", "invalid mailbox",
            "mailbox unavailable", "no mailbox", "unknown local", "not listed", "address unknown", "addressee unknown", "invalid final delivery userid", "recipient rejected", "不存在", "無此", "не существует", "не найден", "utilisateur inconnu", "inconnu", "unbekannt", "sconosciuto", "desconocid", "desconhecid", "見つかりません", "誤り", "user is unknown", "is unknown", "not our customer", "未找到", "account disabled", "account has been disabled",
            "bad destination", "address rejected"},
        {"5.7.1", "spam", "block", "blacklist", "policy", "refused", "denied", "reject", "not permitted", "unauthorized", "拒绝", "拒收", "dmarc", "spf", "reputation", "virus", "prohibited"},
        {"4.4.1", "network error", "dns lookup failed", "mx lookup", "no valid route", "timed out", "time out", "timeout", "no answer", "connection refused", "unreachable", "expired", "too long", "could not connect", "超时", "連線"}};

    private BounceWords() {}

    static boolean isSubject(String subject) {
        return QuoteWords.contains(lower(subject).replace('_', ' '), SUBJECTS);
    }

    static boolean isBody(String lower) {
        return QuoteWords.contains(lower, BODIES);
    }

    static boolean isDelay(String lower) {
        return QuoteWords.contains(lower, DELAYS) && !QuoteWords.contains(lower, FINAL);
    }

    /** The enhanced status code that the words stand for (RFC 3463). */
    static String code(String words) {
        var lower = lower(words);
        for (var code : CODES) {
            for (int i = 1; i < code.length; i++) if (lower.contains(code[i])) return code[0];
        }
        return "5.0.0";
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').replace('’', '\'');
    }
}
