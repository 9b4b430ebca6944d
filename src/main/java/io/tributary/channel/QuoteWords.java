package io.tributary.channel;

import java.util.Locale;
import java.util.Set;

/**
 * The words mail programs put above what they quote, in the languages they speak. Lines are searched, never matched by a pattern that could
 * try twice: a stranger writes them.
 */
final class QuoteWords {

    /** No attribution is longer, with its date, name and address. */
    static final int LONGEST_LINE = 400;

    private static final String[] WROTE = {" wrote:", ">wrote:", " writes:", "schrieb", " a écrit", "escribió", "escreveu", "ha scritto", "schreef", " skrev", "het volgende geschreven", "kirjoitti",
        "napisał", "napsal", "napísal", " írta", "a scris", "написал", "пише", "писал", "написав", "έγραψε", "yazdı", "כתב", "كتب", "写道", "寫道",
        "撰寫", "のメール", "は書きました", "さんが書きました", "님이 작성", "님께서 작성", "님이 썼습니다", "đã viết", "menulis", "rašė", "rakstīja", "kirjutas", "napisao", "je napisal", "написа",
        "va escriure", "เขียน"};
    private static final String[] WROTE_STARTS = {"on ", "am ", "le ", "el ", "em ", "il giorno ", "il ", "op ", "den ", "dne ", "dňa ", "dnia ", "w dniu ",
        "în ", "pe ", "în data ", "на ", "в ", "στις ", "tarihinde ", "בתאריך", "في ", "在", "於", "于", "vào ", "pada ", "kl ", "ons", "pt.", "pon", "wt",
        "śr", "czw", "sob", "niedz", "pe ", "ma ", "ti ", "ke ", "to ", "la ", "su ", "fra ", "van ", "a(z) ", "dana ", "20", "at "};
    private static final String[] DIVIDERS = {"original message", "original appointment", "originalnachricht", "ursprüngliche nachricht",
        "ursprungliche nachricht", "message d'origine", "message d’origine", "message original", "mensaje original", "mensagem original", "messaggio originale",
        "oorspronkelijk bericht", "originalmeddelande", "ursprungligt meddelande", "opprinnelig melding", "oprindelig meddelelse", "original besked",
        "alkuperäinen viesti", "wiadomość oryginalna", "oryginalna wiadomość", "původní zpráva", "eredeti üzenet", "исходное сообщение", "оригинальное сообщение",
        "orijinal mesaj", "orijinal ileti", "原始邮件", "原始消息", "原邮件", "原始郵件", "原始訊息", "元のメッセージ", "원본 메시지", "원본 메일", "reply message", "replied message", "antwort nachricht", "邮件原文", "回复的原邮件", "回复的原始邮件"};
    private static final String[] FORWARDED = {"forwarded message", "begin forwarded", "forwarded by", "forwarded mail", "weitergeleitete nachricht",
        "anfang der weitergeleiteten", "message transféré", "début du message transféré", "début du message réexpédié", "mensaje reenviado",
        "mensagem encaminhada", "messaggio inoltrato", "inizio messaggio inoltrato", "doorgestuurd bericht", "vidarebefordrat", "videresendt", "viderebragt",
        "välitetty viesti", "przekazana wiadomość", "přeposlaná zpráva", "továbbított", "пересылаемое", "пересланное", "iletilen", "转发邮件", "转发的邮件", "转发信息",
        "转发消息", "轉寄郵件", "轉寄的郵件", "轉寄訊息", "転送メッセージ", "転送された", "전달된 메", "전달된 메시지"};
    private static final Set<String> FROM = Set.of("from", "von", "de", "da", "van", "från", "fra", "od", "feladó", "от", "від", "kimden", "发件人", "發件人", "寄件者", "寄件人",
        "差出人", "送信者", "보낸 사람", "보낸사람", "lähettäjä", "de la", "από", "gönderen", "mittente", "nadawca", "odesílatel", "odosielateľ", "remitente", "expéditeur", "מאת", "من", "dari", "từ");
    private static final Set<String> OTHERS = Set.of("sent", "date", "to", "subject", "cc", "bcc", "reply-to", "gesendet", "datum", "an", "betreff", "envoyé", "envoyé le", "à",
        "objet", "enviado", "enviado el", "enviada em", "enviado em", "para", "asunto", "assunto", "inviato", "data", "a", "oggetto", "verzonden", "aan", "onderwerp", "skickat", "till", "ämne",
        "kopia", "sendt", "til", "emne", "wysłano", "wysłane", "do", "temat", "dw", "odesláno", "komu", "předmět", "predmet", "kopie", "küldve", "címzett", "tárgy", "отправлено", "дата", "кому",
        "тема", "копия", "надіслано", "发送时间", "發送時間", "时间", "日期", "收件人", "抄送", "主题", "主題", "主旨", "傳送", "傳送時間", "副本", "寄件日期", "送信日時", "日付", "宛先", "件名", "보낸 날짜", "날짜",
        "받는 사람", "제목", "참조", "lähetetty", "päivä", "vastaanottaja", "aihe", "trimis", "către", "subiect", "στάλθηκε", "προς", "θέμα", "gönderildi", "tarih", "kime", "konu", "bilgi");
    private static final String[] MOBILE = {"sent from my ", "sent from mail for windows", "sent from outlook", "sent from yahoo", "sent from samsung", "sent from gmail",
        "sent via ", "sent from proton", "sent with proton", "get outlook for ", "von meinem ", "gesendet von ", "gesendet mit ", "envoyé de mon ", "envoyé depuis ",
        "envoyé à partir de ", "enviado desde ", "enviado do ", "enviado a partir ", "inviato da ", "verstuurd vanaf ", "verzonden vanaf ", "skickat från ", "sendt fra ", "lähetetty ", "wysłane z ",
        "odesláno z ", "отправлено из ", "отправлено с ", "发自我的", "发自", "來自我的", "从我的", "傳送自", "從我的", "获取 outlook", "取得 outlook", "iphoneから送信", "ipadから送信", "androidから送信",
        "나의 iphone에서", "내 iphone에서", "download outlook", "holen sie sich outlook", "outlook für ", "obtenir outlook", "obtenga outlook", "obter o outlook", "sent from my"};

    private static final Set<String> SUBJECTS = Set.of("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "temat", "předmět", "predmet", "tárgy", "тема", "主题", "主題", "主旨", "件名",
        "제목", "aihe", "subiect", "θέμα", "konu");
    /** "My answers are below, in red": what comes after is not another's alone. */
    private static final String[] INLINE = {"inline", "in-line", "in line below", "answers below", "answered below", "comments below", "replies below", "responses below", "replied below", "reply below", "answer below", "below in red", "below in blue", "in red below",
        "in blue below", "in red.", "in blue.", "in red:", "in red,", "in red font", "in bold below", "in capitals below", "interspersed", "embedded below", "antworten unten", "antworten stehen unten", "rot markiert", "in rot", "réponses ci-dessous", "réponse ci-dessous", "en rouge", "en rojo", "respuestas abajo",
        "respuestas más abajo", "in rosso", "risposte sotto", "em vermelho", "respostas abaixo", "in het rood", "antwoorden hieronder", "i rött", "svar nedan", "красным", "ответы ниже", "ответил ниже", "na czerwono", "odpowiedzi poniżej", "红字", "红色字", "标红", "红色部分", "蓝字", "蓝色字", "回复在下", "在下方回复",
        "在下面回复", "在原文", "原邮件中回复", "邮件内回复", "邮件中回复", "逐条回复", "紅字", "紅色字", "標紅", "赤字", "インライン", "문의 아래", "빨간색"};

    private QuoteWords() {}

    /** The writer says that they answer between the lines. */
    static boolean isInline(String own) {
        return contains(lower(own.length() > LONGEST_LINE * 10 ? own.substring(0, LONGEST_LINE * 10) : own), INLINE);
    }

    static boolean isSubjectLabel(String line) {
        return SUBJECTS.contains(label(line));
    }

    /** An attribution with an address, or to the minute: as a mail program writes it. */
    static boolean namesWriter(String attribution) {
        if (attribution.indexOf('@') > 0) return true;
        for (int i = 1; i + 1 < attribution.length(); i++) {
            char c = attribution.charAt(i);
            boolean between = c == ':' || c == '.' || c == 'h' || c == '时' || c == '時' || c == '시';
            if (between && Character.isDigit(attribution.charAt(i - 1)) && (Character.isDigit(attribution.charAt(i + 1)) || c > 0x80)) return true;
        }
        return false;
    }

    /** What stands below the footer of a telephone, if anything: an address of its maker. */
    static boolean isLink(String line) {
        return line.startsWith("http") || line.startsWith("<http") || line.startsWith("(http") || line.startsWith("[http");
    }

    /** "On … wrote:", whole. */
    static boolean isAttribution(String joined) {
        if (joined.length() > LONGEST_LINE || joined.length() < 6) return false;
        var text = lower(joined);
        if (!text.endsWith(":") && !text.endsWith("：") && !endsInAsia(text)) return false;
        return (contains(text, WROTE) || text.startsWith("on ") && text.endsWith(" sent:") && text.indexOf('@') > 0) && (hasDigit(text) || text.indexOf('@') > 0);
    }

    static boolean saysWrote(String line) {
        return line.length() <= LONGEST_LINE && contains(lower(line), WROTE);
    }

    /** {@code 2026-11-02 9:00 GMT+01:00 Ann <ann@…>:} before a quote, in the languages in which nobody has to write. */
    static boolean isBareAttribution(String joined) {
        if (joined.length() > LONGEST_LINE || joined.length() < 16) return false;
        if (!joined.startsWith("20") || !Character.isDigit(joined.charAt(2)) || !Character.isDigit(joined.charAt(3)) || "-/.年".indexOf(joined.charAt(4)) < 0) return false;
        int open = joined.indexOf('<');
        return open > 0 && joined.indexOf('@', open) > 0 && (joined.endsWith(">:") || joined.endsWith(">"));
    }

    /** The first line of an attribution that is wrapped. */
    static boolean mayStartAttribution(String line) {
        var text = lower(line);
        for (var start : WROTE_STARTS) if (text.startsWith(start)) return true;
        return false;
    }

    static boolean isDivider(String line) {
        return isRuled(line) && (contains(lower(line), DIVIDERS) || isOriginal(line) || isAttribution(letters(line) + ':'));
    }

    /** {@code ---Original---}, as QQ Mail writes it; beside other words it may be a signature. */
    private static boolean isOriginal(String line) {
        var text = line.strip();
        return !Character.isLetter(text.charAt(text.length() - 1)) && letters(text).equalsIgnoreCase("original");
    }

    /** Without the line drawn on both sides of them. */
    private static String letters(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && !Character.isLetter(line.charAt(from))) from++;
        while (to > from && !Character.isLetter(line.charAt(to - 1))) to--;
        return line.substring(from, to);
    }

    static boolean isForward(String line) {
        var text = lower(line);
        return line.length() < 120 && contains(text, FORWARDED) && (isRuled(line) || text.endsWith(":") || text.endsWith("："));
    }

    /** "From:" above a quoted mail, in any language. */
    static boolean isFromLabel(String line) {
        return FROM.contains(label(line));
    }

    static boolean isOtherLabel(String line) {
        return OTHERS.contains(label(line));
    }

    static boolean isMobileFooter(String line) {
        if (line.length() > 100) return false;
        var text = lower(line);
        // From the heart, not from a telephone.
        if (text.startsWith("发自内心") || text.startsWith("发自肺腑") || text.endsWith("?") || text.endsWith("？")) return false;
        for (var start : MOBILE) if (text.startsWith(start)) return true;
        return false;
    }

    /** A subject that says somebody else's mail is handed on to us. */
    static boolean isForwardSubject(String subject) {
        var text = lower(subject.length() > 40 ? subject.substring(0, 40) : subject);
        for (var start : new String[] {"fw:", "fwd:", "fw：", "fwd：", "转发:", "转发：", "轉寄:", "轉寄：", "转寄:", "转寄：", "wg:", "tr:", "rv:", "enc:", "i:", "vs:", "vb:", "doorst:", "pd:", "ilt:", "転送:", "전달:"}) {
            if (text.startsWith(start)) return true;
        }
        return false;
    }

    private static String label(String line) {
        int end = Math.min(line.length(), 24);
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：') return lower(line.substring(0, i).replace("*", "").replace(">", "").replace("\u3000", "").replace(" \t", " "));
        }
        return "";
    }

    private static boolean isRuled(String line) {
        var text = line.strip();
        return text.length() < 120 && (text.startsWith("--") || text.startsWith("__") || text.startsWith("==") || text.startsWith("——") || text.startsWith("––"));
    }

    private static boolean endsInAsia(String text) {
        return text.endsWith("写道") || text.endsWith("寫道") || text.endsWith("撰寫") || text.endsWith("のメール") || text.endsWith("작성");
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) return true;
        return false;
    }

    static boolean contains(String text, String[] words) {
        for (var word : words) if (text.contains(word)) return true;
        return false;
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
    }
}
