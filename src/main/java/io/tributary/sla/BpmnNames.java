package io.tributary.sla;

import java.util.Map;
import javax.xml.namespace.QName;

/** The namespaces of BPMN 2.0 (OMG formal/2011-01-03) and of the engine. */
final class BpmnNames {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String FLOWABLE = "http://flowable.org/bpmn";

    private static final Map<String, String> PREFIXES = Map.of(BPMN, "", BPMNDI, "bpmndi:", DC, "dc:", DI, "di:", XSI, "xsi:", FLOWABLE, "flowable:", "", "");

    private BpmnNames() {}

    static String written(QName name) {
        var prefix = PREFIXES.get(name.getNamespaceURI());
        return prefix == null ? '{' + name.getNamespaceURI() + '}' + name.getLocalPart() : prefix + name.getLocalPart();
    }
}
