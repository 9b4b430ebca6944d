package io.tributary.browser;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Diagrams that somebody might bring, made of ours. */
final class Diagrams {

    private Diagrams() {}

    /** As it comes with the house. */
    static String of(String key) {
        try {
            return Files.readString(Path.of("bpmn", key + ".bpmn20.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An escalation that waits five minutes before it tells anybody: at {@code grace}. */
    static String withOneMoreStep(String escalation) {
        return escalation
                .replace("""
                        <sequenceFlow id="begin_to_tell_assignee" sourceRef="begin" targetRef="tell_assignee"/>""", """
                        <intermediateCatchEvent id="grace" name="Five minutes of grace">
                          <timerEventDefinition><timeDuration>PT5M</timeDuration></timerEventDefinition>
                        </intermediateCatchEvent>
                        <sequenceFlow id="begin_to_grace" sourceRef="begin" targetRef="grace"/>
                        <sequenceFlow id="grace_to_tell_assignee" sourceRef="grace" targetRef="tell_assignee"/>""")
                .replace("""
                        <dc:Bounds x="100" y="142" width="36" height="36"/>""", """
                        <dc:Bounds x="20" y="142" width="36" height="36"/>""")
                .replace("""
                        <bpmndi:BPMNEdge id="begin_to_tell_assignee_edge" bpmnElement="begin_to_tell_assignee">
                                <di:waypoint x="136" y="160"/>""", """
                        <bpmndi:BPMNShape id="grace_shape" bpmnElement="grace"><dc:Bounds x="100" y="142" width="36" height="36"/></bpmndi:BPMNShape>
                        <bpmndi:BPMNEdge id="begin_to_grace_edge" bpmnElement="begin_to_grace">
                          <di:waypoint x="56" y="160"/>
                          <di:waypoint x="100" y="160"/>
                        </bpmndi:BPMNEdge>
                        <bpmndi:BPMNEdge id="grace_to_tell_assignee_edge" bpmnElement="grace_to_tell_assignee">
                                <di:waypoint x="136" y="160"/>""");
    }

    /** An escalation whose last step would run a class of Java's, under a name that is no name. */
    static String hostile(String escalation) {
        return escalation.replace("flowable:delegateExpression=\"${reassign}\"", "flowable:class=\"java.lang.Runtime\"")
                .replace("name=\"Reassign\"", "name=\"&lt;img src=x onerror=document.title='stolen'&gt;\"");
    }

    static FilePayload upload(String name, String xml) {
        return new FilePayload(name, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
