package io.tributary.sla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** One element of an uploaded file as it was read: nothing in it is believed yet. */
final class XmlElement {

    final QName name;
    final @Nullable XmlElement parent;
    final int line;
    final Map<QName, String> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    /** Its own text in one piece, CDATA or not. */
    final StringBuilder text = new StringBuilder();

    XmlElement(QName name, @Nullable XmlElement parent, int line) {
        this.name = name;
        this.parent = parent;
        this.line = line;
    }

    String local() {
        return name.getLocalPart();
    }

    /** Its name as people write it, by the usual prefix of its namespace. */
    String type() {
        return BpmnNames.written(name);
    }

    /** Of no namespace; empty if it is not there. */
    String attribute(String local) {
        return attributes.getOrDefault(new QName(local), "");
    }

    String flowable(String local) {
        return attributes.getOrDefault(new QName(BpmnNames.FLOWABLE, local), "");
    }

    String id() {
        return attribute("id");
    }

    boolean is(String bpmn) {
        return name.getNamespaceURI().equals(BpmnNames.BPMN) && name.getLocalPart().equals(bpmn);
    }

    Stream<XmlElement> children(String bpmn) {
        return children.stream().filter(child -> child.is(bpmn));
    }

    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    /** The id of the nearest that has one. */
    String place() {
        for (@Nullable XmlElement at = this; at != null; at = at.parent) {
            if (!at.id().isEmpty()) return at.id();
        }
        return "";
    }

    ProcessFinding finding(ProcessReason reason, String detail) {
        return new ProcessFinding(place(), type(), reason, detail, line);
    }
}
