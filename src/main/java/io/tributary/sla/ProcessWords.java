package io.tributary.sla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether an uploaded process speaks of nothing but what its vocabulary holds, and is the one it should be. */
final class ProcessWords {

    private static final Pattern DELEGATE = Pattern.compile("\\$\\{([A-Za-z]\\w{0,63})}");

    private final ProcessVocabulary vocabulary;
    private final XmlElement root;
    private final Set<String> flows;
    private final List<ProcessFinding> findings = new ArrayList<>();

    private ProcessWords(XmlElement root, ProcessVocabulary vocabulary) {
        this.root = root;
        this.vocabulary = vocabulary;
        this.flows = root.all().filter(element -> element.is("sequenceFlow")).map(XmlElement::id).collect(Collectors.toSet());
    }

    static List<ProcessFinding> check(XmlElement root, ProcessVocabulary vocabulary) {
        var words = new ProcessWords(root, vocabulary);
        words.process();
        words.ids();
        root.all().forEach(words::element);
        return words.findings;
    }

    private void process() {
        var processes = root.children("process").toList();
        if (processes.size() != 1) {
            findings.add((processes.isEmpty() ? root : processes.get(1)).finding(ProcessReason.ONE_PROCESS, String.valueOf(processes.size())));
            return;
        }
        var process = processes.getFirst();
        if (!process.id().equals(vocabulary.key())) findings.add(process.finding(ProcessReason.KEY, vocabulary.key()));
        if (!process.attribute("isExecutable").equals("true")) findings.add(process.finding(ProcessReason.NOT_EXECUTABLE, ""));
    }

    private void ids() {
        Map<String, XmlElement> seen = new HashMap<>();
        root.all().filter(element -> !element.id().isEmpty()).forEach(element -> {
            if (seen.putIfAbsent(element.id(), element) != null) findings.add(element.finding(ProcessReason.SAME_ID, element.id()));
        });
    }

    private void element(XmlElement element) {
        switch (element.type()) {
            case "serviceTask" -> {
                var delegate = DELEGATE.matcher(element.flowable("delegateExpression"));
                require(delegate.matches() && vocabulary.delegates().contains(delegate.group(1)), element, ProcessReason.DELEGATE,
                        element.flowable("delegateExpression"));
            }
            case "callActivity" ->
                require(vocabulary.callable().contains(element.attribute("calledElement")), element, ProcessReason.CALL, element.attribute("calledElement"));
            case "userTask" -> require(vocabulary.people().contains(element.id()), element, ProcessReason.PERSON, element.id());
            case "message" -> require(vocabulary.messages().contains(element.attribute("name")), element, ProcessReason.MESSAGE, element.attribute("name"));
            case "messageEventDefinition" -> require(root.children("message").map(XmlElement::id).anyMatch(element.attribute("messageRef")::equals), element,
                    ProcessReason.REFERENCE, element.attribute("messageRef"));
            case "incoming", "outgoing" -> require(flows.contains(element.text.toString().strip()), element, ProcessReason.REFERENCE, element.text.toString());
            case "conditionExpression" -> require(ConditionLanguage.allows(element.text.toString(), vocabulary.variables()), element, ProcessReason.CONDITION,
                    element.text.toString());
            case "intermediateCatchEvent", "boundaryEvent" -> {
                var events = element.children.stream().filter(child -> child.local().endsWith("EventDefinition")).toList();
                if (events.isEmpty()) findings.add(element.finding(ProcessReason.MISSING, "timerEventDefinition | messageEventDefinition"));
                if (events.size() > 1) findings.add(element.finding(ProcessReason.TWICE, events.get(1).type()));
            }
            case "timerEventDefinition" -> timer(element);
            default -> {}
        }
    }

    private void timer(XmlElement timer) {
        if (timer.children.isEmpty()) findings.add(timer.finding(ProcessReason.MISSING, "timeDate | timeDuration | timeCycle"));
        if (timer.children.size() > 1) findings.add(timer.finding(ProcessReason.TWICE, timer.children.get(1).type()));
        for (var time : timer.children) {
            var text = time.text.toString();
            switch (time.type()) {
                case "timeDate" -> require(TimerLanguage.date(text, vocabulary.variables()), time, ProcessReason.TIMER, text);
                case "timeDuration" -> require(TimerLanguage.duration(text, vocabulary.variables()), time, ProcessReason.TIMER, text);
                default -> {
                    var aside = timer.parent != null && timer.parent.is("boundaryEvent") && timer.parent.attribute("cancelActivity").equals("false");
                    require(aside && TimerLanguage.cycle(text), time, ProcessReason.REPEATS, text);
                }
            }
        }
    }

    private void require(boolean holds, XmlElement element, ProcessReason reason, String detail) {
        if (!holds) findings.add(element.finding(reason, detail));
    }
}
