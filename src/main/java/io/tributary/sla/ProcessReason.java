package io.tributary.sla;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a drawn process is not taken. The words for each are {@code process.<code>} in messages*.properties. */
public enum ProcessReason {
    /** The file itself. */
    TOO_LARGE, ENCODING, NOT_XML, DOCTYPE, INSTRUCTION, TOO_DEEP, TOO_MANY,
    /** What stands in it. */
    ELEMENT, ATTRIBUTE, VALUE, TEXT, MISSING, TWICE, NAME, ID, SAME_ID, EXPRESSION,
    /** What it would do. */
    DELEGATE, MESSAGE, CALL, PERSON, CONDITION, TIMER, REPEATS,
    /** What it is. */
    ONE_PROCESS, KEY, NOT_EXECUTABLE,
    /** How it flows. */
    REFERENCE, START, END, UNREACHABLE, DEAD_END, FORK, CHOICE, EVENT_CHOICE, SAME_MESSAGE, BOUNDARY, SPINS, MULTIPLIES,
    /** How it is drawn, and what the engine itself says of it. */
    DIAGRAM, ENGINE;

    /** As written in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
