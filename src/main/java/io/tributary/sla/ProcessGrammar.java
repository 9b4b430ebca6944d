package io.tributary.sla;

import static io.tributary.sla.ProcessReason.EXPRESSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Which elements a drawn process may hold, where, with which attributes, of which form. What is not named here is refused, in every
 * namespace: the engine knows many more ways to call code than anybody remembers, and learns new ones.
 */
final class ProcessGrammar {

    private enum Form {
        /** Plain letters: two ids that look alike are alike. */
        ID("[A-Za-z_][A-Za-z0-9_.-]{0,63}", ProcessReason.ID),
        /** Shown to people: no letter that cannot be seen or that turns others around. */
        NAME("[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]{0,120}", ProcessReason.NAME),
        PLAIN("[A-Za-z0-9 :/._#-]{0,200}", ProcessReason.VALUE),
        TRUTH("true|false", ProcessReason.VALUE),
        FALSE("false", ProcessReason.VALUE),
        NUMBER("-?\\d{1,6}(\\.\\d{1,12})?", ProcessReason.VALUE),
        DIRECTION("Unspecified|Converging|Diverging|Mixed", ProcessReason.VALUE),
        EXCLUSIVE("Exclusive", ProcessReason.VALUE),
        FORMAL("([A-Za-z0-9_-]{1,20}:)?tFormalExpression", ProcessReason.VALUE),
        XPATH("http://www\\.w3\\.org/1999/XPath", ProcessReason.VALUE),
        SCHEMA("http://www\\.w3\\.org/2001/XMLSchema", ProcessReason.VALUE),
        /** Judged by {@link ProcessWords}. */
        JUDGED("(?s).{0,500}", ProcessReason.VALUE);

        private final Pattern pattern;
        private final ProcessReason reason;

        Form(String pattern, ProcessReason reason) {
            this.pattern = Pattern.compile(pattern);
            this.reason = reason;
        }
    }

    /** {@code name!} must be there. A child ending in {@code 1} stands there once at most. */
    private record Rule(Map<String, Form> attributes, Set<String> required, Map<String, Boolean> children, boolean text) {}

    private static final String FLOW = "startEvent endEvent serviceTask receiveTask userTask callActivity subProcess intermediateCatchEvent boundaryEvent"
            + " exclusiveGateway eventBasedGateway sequenceFlow";
    private static final String COMMON = "documentation extensionElements1";
    private static final String NODE = COMMON + " incoming outgoing";
    private static final Map<String, Rule> RULES = rules();

    private final List<ProcessFinding> findings = new ArrayList<>();

    private ProcessGrammar() {}

    static List<ProcessFinding> check(XmlElement root) {
        var grammar = new ProcessGrammar();
        if (root.is("definitions")) grammar.check(root, RULES.get("definitions"));
        else grammar.findings.add(root.finding(ProcessReason.ELEMENT, root.type()));
        return grammar.findings;
    }

    private static Map<String, Rule> rules() {
        var rules = new HashMap<String, Rule>();
        rules.put("definitions", rule("id=ID name=NAME targetNamespace=PLAIN exporter=NAME exporterVersion=NAME expressionLanguage=XPATH typeLanguage=SCHEMA",
                COMMON + " process message bpmndi:BPMNDiagram"));
        rules.put("message", rule("id!=ID name!=NAME", COMMON));
        rules.put("process", rule("id!=ID name=NAME isExecutable=TRUTH", COMMON + ' ' + FLOW));
        rules.put("subProcess", rule("id!=ID name=NAME triggeredByEvent=FALSE", NODE + ' ' + FLOW));
        rules.put("startEvent", rule("id!=ID name=NAME", NODE + " messageEventDefinition1"));
        rules.put("endEvent", rule("id!=ID name=NAME", NODE));
        rules.put("serviceTask", rule("id!=ID name=NAME flowable:delegateExpression!=JUDGED flowable:async=TRUTH", NODE));
        rules.put("receiveTask", rule("id!=ID name=NAME", NODE));
        rules.put("userTask", rule("id!=ID name=NAME", NODE));
        rules.put("callActivity", rule("id!=ID name=NAME calledElement!=JUDGED flowable:inheritVariables=TRUTH flowable:inheritBusinessKey=TRUTH flowable:sameDeployment=TRUTH", NODE));
        rules.put("intermediateCatchEvent", rule("id!=ID name=NAME", NODE + " timerEventDefinition1 messageEventDefinition1"));
        rules.put("boundaryEvent", rule("id!=ID name=NAME attachedToRef!=ID cancelActivity=TRUTH", NODE + " timerEventDefinition1 messageEventDefinition1"));
        rules.put("exclusiveGateway", rule("id!=ID name=NAME default=ID gatewayDirection=DIRECTION", NODE));
        rules.put("eventBasedGateway", rule("id!=ID name=NAME gatewayDirection=DIRECTION instantiate=FALSE eventGatewayType=EXCLUSIVE", NODE));
        rules.put("sequenceFlow", rule("id!=ID name=NAME sourceRef!=ID targetRef!=ID", COMMON + " conditionExpression1"));
        rules.put("conditionExpression", text("id=ID xsi:type=FORMAL"));
        rules.put("messageEventDefinition", rule("id=ID messageRef!=ID", ""));
        rules.put("timerEventDefinition", rule("id=ID", "timeDate1 timeDuration1 timeCycle1"));
        for (var time : List.of("timeDate", "timeDuration", "timeCycle")) rules.put(time, text("id=ID xsi:type=FORMAL"));
        rules.put("documentation", text("id=ID"));
        for (var flow : List.of("incoming", "outgoing")) rules.put(flow, text(""));
        rules.put("extensionElements", rule("", ""));
        rules.put("bpmndi:BPMNDiagram", rule("id=ID name=NAME documentation=NAME resolution=NUMBER", "bpmndi:BPMNPlane1"));
        rules.put("bpmndi:BPMNPlane", rule("id=ID bpmnElement!=ID", "bpmndi:BPMNShape bpmndi:BPMNEdge"));
        rules.put("bpmndi:BPMNShape", rule("id=ID bpmnElement!=ID isExpanded=TRUTH isHorizontal=TRUTH isMarkerVisible=TRUTH", "dc:Bounds1 bpmndi:BPMNLabel1"));
        rules.put("bpmndi:BPMNEdge", rule("id=ID bpmnElement!=ID sourceElement=ID targetElement=ID", "di:waypoint bpmndi:BPMNLabel1"));
        rules.put("bpmndi:BPMNLabel", rule("id=ID", "dc:Bounds1"));
        rules.put("dc:Bounds", rule("x!=NUMBER y!=NUMBER width!=NUMBER height!=NUMBER", ""));
        rules.put("di:waypoint", rule("x!=NUMBER y!=NUMBER", ""));
        return rules;
    }

    private static Rule text(String attributes) {
        return new Rule(rule(attributes, "").attributes, Set.of(), Map.of(), true);
    }

    private static Rule rule(String attributes, String children) {
        var forms = words(attributes).collect(Collectors.toMap(word -> word.substring(0, word.indexOf('=')).replace("!", ""),
                word -> Form.valueOf(word.substring(word.indexOf('=') + 1))));
        var required = words(attributes).filter(word -> word.contains("!=")).map(word -> word.substring(0, word.indexOf('!'))).collect(Collectors.toSet());
        var inside = words(children).collect(Collectors.toMap(word -> word.replace("1", ""), word -> word.endsWith("1")));
        return new Rule(forms, required, inside, false);
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(" ")).filter(word -> !word.isEmpty());
    }

    private void check(XmlElement element, @Nullable Rule rule) {
        if (rule == null) return;
        element.attributes.forEach((name, value) -> check(element, BpmnNames.written(name), value, rule));
        rule.required.stream().sorted().filter(each -> element.attributes.keySet().stream().map(BpmnNames::written).noneMatch(each::equals))
                .forEach(missing -> findings.add(element.finding(ProcessReason.MISSING, missing)));
        var text = element.text.toString();
        if (!rule.text && !text.isBlank()) findings.add(element.finding(ProcessReason.TEXT, text));
        if (rule.text && !element.is("conditionExpression") && !element.local().startsWith("time")) noExpression(element, text);
        var seen = new HashSet<String>();
        for (var child : element.children) {
            var once = rule.children.get(child.type());
            if (once == null) findings.add(child.finding(ProcessReason.ELEMENT, child.type()));
            else if (!seen.add(child.type()) && once) findings.add(child.finding(ProcessReason.TWICE, child.type()));
            else check(child, RULES.get(child.type()));
        }
    }

    private void check(XmlElement element, String name, String value, Rule rule) {
        var form = rule.attributes.get(name);
        if (form == null) {
            findings.add(element.finding(ProcessReason.ATTRIBUTE, name + "=\"" + value + '"'));
        } else if (form == Form.JUDGED || noExpression(element, value)) {
            if (!form.pattern.matcher(value).matches()) findings.add(element.finding(form.reason, name + "=\"" + value + '"'));
        }
    }

    /** The engine evaluates names and descriptions, too. */
    private boolean noExpression(XmlElement element, String text) {
        if (!text.contains("${") && !text.contains("#{")) return true;
        findings.add(element.finding(EXPRESSION, text));
        return false;
    }
}
