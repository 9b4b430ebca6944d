package io.tributary.sla;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the parts of one process, or of one subprocess in it, follow each other: one token comes in, goes one way, and leaves at an end. */
final class ProcessFlow {

    private static final Set<String> WAITING = Set.of("receiveTask", "userTask", "subProcess", "callActivity");
    private static final Set<String> GATEWAYS = Set.of("exclusiveGateway", "eventBasedGateway");

    private final XmlElement scope;
    private final XmlElement root;
    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final List<XmlElement> flows;
    private final List<ProcessFinding> findings = new ArrayList<>();

    ProcessFlow(XmlElement scope, XmlElement root) {
        this.scope = scope;
        this.root = root;
        this.flows = scope.children("sequenceFlow").toList();
        scope.children.stream().filter(child -> !child.id().isEmpty() && !child.is("sequenceFlow") && !child.is("documentation"))
                .forEach(child -> nodes.put(child.id(), child));
    }

    /** Of the whole file; what this asks for can be relied on only where it finds nothing. */
    static List<ProcessFinding> check(XmlElement root) {
        var findings = new ArrayList<ProcessFinding>();
        root.all().filter(element -> element.is("process") || element.is("subProcess")).forEach(scope -> findings.addAll(new ProcessFlow(scope, root).check()));
        return findings;
    }

    private List<ProcessFinding> check() {
        references();
        if (!findings.isEmpty()) return findings;
        ends();
        nodes.values().forEach(this::node);
        if (findings.isEmpty()) reached();
        return findings;
    }

    private void references() {
        for (var flow : flows) {
            for (var end : List.of("sourceRef", "targetRef")) {
                if (!nodes.containsKey(flow.attribute(end))) findings.add(flow.finding(ProcessReason.REFERENCE, flow.attribute(end)));
            }
        }
        for (var boundary : scope.children("boundaryEvent").toList()) {
            var host = nodes.get(boundary.attribute("attachedToRef"));
            if (host == null || !WAITING.contains(host.type())) findings.add(boundary.finding(ProcessReason.BOUNDARY, boundary.attribute("attachedToRef")));
        }
    }

    private void ends() {
        var starts = scope.children("startEvent").toList();
        if (starts.size() != 1) findings.add((starts.isEmpty() ? scope : starts.get(1)).finding(ProcessReason.START, String.valueOf(starts.size())));
        if (scope.is("subProcess")) {
            starts.stream().filter(start -> start.children("messageEventDefinition").findAny().isPresent())
                    .forEach(start -> findings.add(start.finding(ProcessReason.START, "messageEventDefinition")));
        }
        if (scope.children("endEvent").findAny().isEmpty()) findings.add(scope.finding(ProcessReason.END, "0"));
    }

    private void node(XmlElement node) {
        var out = flows.stream().filter(flow -> flow.attribute("sourceRef").equals(node.id())).toList();
        var in = flows.stream().filter(flow -> flow.attribute("targetRef").equals(node.id())).toList();
        var end = node.is("endEvent");
        if (node.is("startEvent") && !in.isEmpty()) findings.add(node.finding(ProcessReason.START, in.getFirst().id()));
        if (node.is("boundaryEvent") && !in.isEmpty()) findings.add(node.finding(ProcessReason.BOUNDARY, in.getFirst().id()));
        if (end && !out.isEmpty()) findings.add(node.finding(ProcessReason.END, out.getFirst().id()));
        // A step that only waits may do so until something around it is over.
        if (!end && !node.is("receiveTask") && out.isEmpty()) findings.add(node.finding(ProcessReason.DEAD_END, ""));
        if (!GATEWAYS.contains(node.type()) && !end && out.size() > 1) findings.add(node.finding(ProcessReason.FORK, out.get(1).id()));
        if (node.is("exclusiveGateway")) choice(node, out);
        else out.stream().filter(ProcessFlow::conditional).forEach(flow -> findings.add(flow.finding(ProcessReason.CHOICE, "conditionExpression")));
        if (node.is("eventBasedGateway")) eventChoice(node, out);
        var attached = scope.children("boundaryEvent").filter(each -> each.attribute("attachedToRef").equals(node.id())).toList();
        sameMessage(attached);
    }

    /** Every way but one has its condition, and that one is taken when no other is: else a ticket could stand there for good. */
    private void choice(XmlElement gateway, List<XmlElement> out) {
        var otherwise = gateway.attribute("default");
        if (out.size() == 1 && otherwise.isEmpty() && !conditional(out.getFirst())) return;
        if (out.stream().noneMatch(flow -> flow.id().equals(otherwise))) findings.add(gateway.finding(ProcessReason.CHOICE, "default=\"" + otherwise + '"'));
        for (var flow : out) {
            var isDefault = flow.id().equals(otherwise);
            if (conditional(flow) == isDefault && !otherwise.isEmpty()) findings.add(flow.finding(ProcessReason.CHOICE, "conditionExpression"));
        }
    }

    private void eventChoice(XmlElement gateway, List<XmlElement> out) {
        if (out.size() < 2) findings.add(gateway.finding(ProcessReason.EVENT_CHOICE, String.valueOf(out.size())));
        var events = out.stream().map(flow -> nodes.get(flow.attribute("targetRef"))).toList();
        for (var event : events) {
            var ways = flows.stream().filter(flow -> flow.attribute("targetRef").equals(event.id())).count();
            if (!event.is("intermediateCatchEvent") || ways > 1) findings.add(event.finding(ProcessReason.EVENT_CHOICE, gateway.id()));
        }
        sameMessage(events);
    }

    private void sameMessage(List<XmlElement> events) {
        var seen = new HashSet<String>();
        for (var event : events) {
            event.children("messageEventDefinition").map(this::message)
                    .filter(message -> !seen.add(message)).forEach(message -> findings.add(event.finding(ProcessReason.SAME_MESSAGE, message)));
        }
    }

    private String message(XmlElement definition) {
        return root.children("message").filter(message -> message.id().equals(definition.attribute("messageRef"))).findFirst()
                .map(message -> message.attribute("name")).orElse("");
    }

    private void reached() {
        var graph = ProcessGraph.of(scope);
        var reached = graph.from(scope.children("startEvent").findFirst().orElseThrow().id());
        nodes.values().stream().filter(node -> !node.is("startEvent") && !reached.contains(node.id()))
                .forEach(node -> findings.add(node.finding(ProcessReason.UNREACHABLE, "")));
        scope.children("boundaryEvent").filter(event -> event.attribute("cancelActivity").equals("false"))
                .filter(event -> graph.from(event.id()).contains(event.attribute("attachedToRef")))
                .forEach(event -> findings.add(event.finding(ProcessReason.MULTIPLIES, event.attribute("attachedToRef"))));
    }

    private static boolean conditional(XmlElement flow) {
        return flow.children("conditionExpression").findAny().isPresent();
    }
}
