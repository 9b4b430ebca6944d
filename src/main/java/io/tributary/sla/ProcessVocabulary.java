package io.tributary.sla;

import java.util.Map;
import java.util.Set;

/**
 * What a drawn process of one key may speak of.
 *
 * @param delegates beans a service task may call, as <code>${name}</code>
 * @param messages what it may wait for
 * @param callable keys of processes it may call; those may not call it back
 * @param people ids that user tasks may have
 * @param variables what its conditions may compare and its timers wait for
 */
public record ProcessVocabulary(String key, Set<String> delegates, Set<String> messages, Set<String> callable, Set<String> people,
        Map<String, Kind> variables) {

    /** What a variable holds. */
    public enum Kind { TEXT, NUMBER, TRUTH, DATE, DURATION }
}
