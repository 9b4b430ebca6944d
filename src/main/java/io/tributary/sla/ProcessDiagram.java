package io.tributary.sla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether every part of a process is drawn, once: its tokens are shown in that picture. */
final class ProcessDiagram {

    private ProcessDiagram() {}

    static List<ProcessFinding> check(XmlElement root) {
        var findings = new ArrayList<ProcessFinding>();
        var process = root.children("process").findFirst().orElseThrow();
        var diagrams = root.children.stream().filter(child -> child.type().equals("bpmndi:BPMNDiagram")).toList();
        if (diagrams.size() != 1) return List.of((diagrams.isEmpty() ? process : diagrams.get(1)).finding(ProcessReason.DIAGRAM, String.valueOf(diagrams.size())));
        Map<String, XmlElement> parts = process.all().filter(element -> !element.id().isEmpty()).collect(Collectors.toMap(XmlElement::id, element -> element));
        Map<String, XmlElement> drawn = new HashMap<>();
        diagrams.getFirst().all().filter(element -> !element.attribute("bpmnElement").isEmpty()).forEach(picture -> {
            var part = parts.get(picture.attribute("bpmnElement"));
            if (part == null || !Objects.equals(kind(part), picture.type()) || !complete(picture) || drawn.put(part.id(), picture) != null) findings.add(picture.finding(ProcessReason.DIAGRAM, picture.attribute("bpmnElement")));
        });
        parts.values().stream().filter(part -> kind(part) != null && !drawn.containsKey(part.id())).sorted((a, b) -> a.line - b.line)
                .forEach(part -> findings.add(part.finding(ProcessReason.DIAGRAM, "")));
        return findings;
    }

    private static @Nullable String kind(XmlElement part) {
        return switch (part.type()) {
            case "process" -> "bpmndi:BPMNPlane";
            case "sequenceFlow" -> "bpmndi:BPMNEdge";
            case "startEvent", "endEvent", "serviceTask", "receiveTask", "userTask", "callActivity", "subProcess", "intermediateCatchEvent", "boundaryEvent",
                    "exclusiveGateway", "eventBasedGateway" -> "bpmndi:BPMNShape";
            default -> null;
        };
    }

    private static boolean complete(XmlElement picture) {
        return switch (picture.type()) {
            case "bpmndi:BPMNShape" -> picture.children.stream().anyMatch(child -> child.type().equals("dc:Bounds"));
            case "bpmndi:BPMNEdge" -> picture.children.stream().filter(child -> child.type().equals("di:waypoint")).count() >= 2;
            default -> true;
        };
    }
}
