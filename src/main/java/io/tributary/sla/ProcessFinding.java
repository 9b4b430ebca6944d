package io.tributary.sla;

import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * Something about an uploaded process that keeps it out.
 *
 * @param element the id of what it is about, or of the nearest around it that has one; empty where there is none
 * @param type what that is in BPMN, such as {@code serviceTask} or {@code flowable:executionListener}
 * @param detail what exactly, in the file's own letters, shortened
 * @param line in the file, from 1; 0 where it is not one line's fault
 */
public record ProcessFinding(String element, String type, ProcessReason reason, String detail, int line) {

    private static final int LONGEST = 120;

    public ProcessFinding {
        element = readable(element);
        type = readable(type);
        detail = readable(detail);
    }

    /** For people: what is wrong and what can be done instead. */
    public String words(MessageSource messages, Locale locale) {
        return messages.getMessage("process." + reason.code(), new Object[] {detail, type, element}, locale);
    }

    /** It came from a stranger's file and will be shown: one line, no letters that cannot be seen. */
    private static String readable(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST - 1))) + "…";
    }
}
