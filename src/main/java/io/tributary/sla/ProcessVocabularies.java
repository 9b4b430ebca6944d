package io.tributary.sla;

import static io.tributary.sla.ProcessVocabulary.Kind.DATE;
import static io.tributary.sla.ProcessVocabulary.Kind.NUMBER;
import static io.tributary.sla.ProcessVocabulary.Kind.TEXT;

import io.tributary.sla.ProcessVocabulary.Kind;
import java.util.Map;
import java.util.Set;

/** What each of our processes may speak of. Whoever calls cannot be called back: a process would start itself without end. */
final class ProcessVocabularies {

    private static final Set<String> NOTICES = Set.of("notifyAssignee", "notifyLead", "notifySupervisor", "sendWebhook");
    private static final Map<String, Kind> FACTS = Map.of("metric", TEXT, "priority", TEXT, "status", TEXT, "state", TEXT, "channel", TEXT, "tier", TEXT, "warnAt", DATE,
            "dueAt", DATE);

    static final ProcessVocabulary CLOCK = new ProcessVocabulary("sla-clock",
            with(NOTICES, "recordWarning", "recordBreach", "raisePriority", "reassign"), Set.of("met", "paused", "resumed"),
            Set.of("sla-escalation"), Set.of(), FACTS);
    static final ProcessVocabulary ESCALATION = new ProcessVocabulary("sla-escalation", with(NOTICES, "raisePriority", "reassign"),
            Set.of("met"), Set.of(), Set.of(), FACTS);
    static final ProcessVocabulary FOLLOW_UP = new ProcessVocabulary("ticket-followup",
            Set.of("askSatisfaction", "openCallback", "closeTicket"), Set.of("rated", "reopened"), Set.of(), Set.of("callback"),
            Map.of("score", NUMBER, "callback", TEXT, "priority", TEXT, "channel", TEXT, "tier", TEXT));

    /** Everything that any of them may call. */
    static final Set<String> DELEGATES = with(with(CLOCK.delegates(), ESCALATION.delegates().toArray(String[]::new)), FOLLOW_UP.delegates().toArray(String[]::new));

    /** Everything that any of them may compare or wait for. */
    static final Set<String> FACT_NAMES = with(FACTS.keySet(), FOLLOW_UP.variables().keySet().toArray(String[]::new));

    private ProcessVocabularies() {}

    private static Set<String> with(Set<String> words, String... more) {
        var all = new java.util.HashSet<>(words);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
