package io.tributary.sla;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a token can go from where. Coming to an activity and leaving it are two places: a boundary event is left for from the first. */
final class ProcessGraph {

    private static final String DONE = "!done";

    private final Map<String, Set<String>> ways = new HashMap<>();

    private ProcessGraph() {}

    /** Within one scope: a subprocess is one activity. */
    static ProcessGraph of(XmlElement scope) {
        var graph = new ProcessGraph();
        for (var child : scope.children) {
            if (child.is("sequenceFlow")) graph.way(child.attribute("sourceRef") + DONE, child.attribute("targetRef"));
            else if (!child.id().isEmpty()) graph.way(child.id(), child.id() + DONE);
            if (child.is("boundaryEvent")) graph.way(child.attribute("attachedToRef"), child.id());
        }
        return graph;
    }

    /**
     * The first place that a token could come round to again and again without anything being waited for, or less than a minute: the ways
     * between places where it does wait are left out, and what still goes in circles never rests.
     */
    static List<ProcessFinding> spinning(XmlElement process) {
        var graph = new ProcessGraph();
        process.all().filter(scope -> scope.is("process") || scope.is("subProcess")).forEach(scope -> {
            of(scope).ways.forEach((from, to) -> to.forEach(each -> graph.way(from, each)));
            if (!scope.is("subProcess")) return;
            graph.ways.getOrDefault(scope.id(), new HashSet<>()).remove(scope.id() + DONE);
            scope.children("startEvent").forEach(start -> graph.way(scope.id(), start.id()));
            scope.children("endEvent").forEach(end -> graph.way(end.id() + DONE, scope.id() + DONE));
        });
        process.all().filter(ProcessGraph::waits).forEach(node -> graph.ways.getOrDefault(node.id(), Set.of()).remove(node.id() + DONE));
        return process.all().filter(node -> graph.from(node.id()).contains(node.id())).findFirst()
                .map(node -> List.of(node.finding(ProcessReason.SPINS, node.id()))).orElse(List.of());
    }

    /** Whether it is left only when somebody says so, or at least a minute has gone by. A date may lie in the past. */
    private static boolean waits(XmlElement node) {
        if (node.is("receiveTask") || node.is("userTask")) return true;
        if (!node.is("intermediateCatchEvent") && !node.is("boundaryEvent")) return false;
        return node.all().anyMatch(event -> event.is("messageEventDefinition") || event.is("timeCycle") || event.is("timeDuration") && longEnough(event));
    }

    private static boolean longEnough(XmlElement duration) {
        var written = TimerLanguage.written(duration.text.toString());
        return written != null && written.compareTo(TimerLanguage.SHORTEST_ROUND) >= 0;
    }

    /** Every place that can be come to from this one, itself only if round about. */
    Set<String> from(String start) {
        var seen = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            for (var each : ways.getOrDefault(next.poll(), Set.of())) {
                if (seen.add(each)) next.add(each);
            }
        }
        return seen;
    }

    private void way(String from, String to) {
        ways.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
    }
}
