package io.tributary.channel;

import java.util.regex.Pattern;

/** The ticket's number travels with the subject, for the mail programs that drop every other trace of the thread. */
public final class SubjectTag {

    private static final Pattern ANSWER = Pattern.compile("(?i)^(re|aw|sv|回复|答复|回覆)\\s*[:：].*", Pattern.DOTALL);

    private SubjectTag() {}

    /** {@code Re: subject [T-100123]}. */
    public static String answering(String subject, long ticket) {
        var re = ANSWER.matcher(subject).matches() ? subject : ("Re: " + subject).strip();
        var tag = "[T-" + ticket + "]";
        return re.contains(tag) ? re : re + ' ' + tag;
    }
}
