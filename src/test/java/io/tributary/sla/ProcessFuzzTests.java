package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.CallActivity;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Gateway;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest files, damaged at random or on purpose: there are only findings, or a process that does nothing it may not. */
class ProcessFuzzTests {

    private static final int ROUNDS = 1500;
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final List<String> HOSTILE = List.of("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;", "<![CDATA[", "]]>", "<!--", "-->",
            "flowable:class=\"a.B\" ", "${''.getClass()}", "#{x}", "<script/>", "\u0000", "\ufeff", "\u202e", "<scriptTask id=\"s\"/>",
            "flowable:expression=\"${x.y()}\" ", "<extensionElements><flowable:executionListener class=\"a.B\"/></extensionElements>", "R/PT1S", "<?x y?>",
            "cancelActivity=\"false\" ", "isExecutable=\"false\" ", "id=\"running\" ", "xmlns:a=\"b\" ", "flowable:async=\"true\" ", "P1D", "${dueAt}", "😀");

    @ParameterizedTest
    @ValueSource(strings = {"sla-clock", "sla-escalation", "ticket-followup"})
    void damagedFilesAreRefusedOrHarmless(String key) throws IOException {
        var vocabulary = List.of(ProcessVocabularies.CLOCK, ProcessVocabularies.ESCALATION, ProcessVocabularies.FOLLOW_UP).stream()
                .filter(each -> each.key().equals(key)).findFirst().orElseThrow();
        var check = new ProcessCheck(vocabulary);
        var honest = Files.readString(ProcessCheckTests.OURS.resolve(key + ".bpmn20.xml"));
        var random = new Random(20261130);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var damaged = bytes(damage(honest, random), random);
            var result = check.check(damaged);
            if (result.model() == null) {
                refused++;
                assertThat(result.findings()).isNotEmpty();
            } else {
                harmless(result.model(), vocabulary);
            }
        }
        assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    private static String damage(String text, Random random) {
        var damaged = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(damaged.length());
            int to = Math.min(damaged.length(), from + 1 + random.nextInt(200));
            var tags = tags(damaged);
            damaged = switch (random.nextInt(7)) {
                case 0 -> damaged.substring(0, from) + damaged.substring(Math.min(damaged.length(), from + 1));
                case 1 -> damaged.substring(0, from) + damaged.substring(to);
                case 2 -> damaged.substring(0, to) + damaged.substring(from);
                case 3 -> damaged.substring(0, from) + HOSTILE.get(random.nextInt(HOSTILE.size())) + damaged.substring(from);
                // Into a tag, where attributes are, or between two.
                case 4 -> insert(damaged, tags.get(random.nextInt(tags.size()))[0], random);
                case 5 -> exchange(damaged, tags.get(random.nextInt(tags.size())), tags.get(random.nextInt(tags.size())));
                default -> number(damaged, random);
            };
            if (damaged.isEmpty()) return " ";
        }
        return damaged;
    }

    private static List<int[]> tags(String text) {
        var all = new ArrayList<int[]>();
        var matcher = TAG.matcher(text);
        while (matcher.find()) all.add(new int[] {matcher.start(), matcher.end()});
        if (all.isEmpty()) all.add(new int[] {0, 0});
        return all;
    }

    private static String insert(String text, int tag, Random random) {
        int space = text.indexOf(' ', tag);
        int at = random.nextBoolean() || space < 0 ? tag : space + 1;
        return text.substring(0, at) + HOSTILE.get(random.nextInt(HOSTILE.size())) + text.substring(at);
    }

    private static String exchange(String text, int[] one, int[] other) {
        var first = one[0] < other[0] ? one : other;
        var second = one[0] < other[0] ? other : one;
        if (first[1] > second[0]) return text;
        return text.substring(0, first[0]) + text.substring(second[0], second[1]) + text.substring(first[1], second[0])
                + text.substring(first[0], first[1]) + text.substring(second[1]);
    }

    private static String number(String text, Random random) {
        return text.replaceFirst("=\"\\d+\"", "=\"" + random.nextInt(2000) + '"');
    }

    private static byte[] bytes(String text, Random random) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    /** Asks the engine's own model, not what we read ourselves. */
    private static void harmless(BpmnModel model, ProcessVocabulary vocabulary) {
        assertThat(model.getProcesses()).hasSize(1);
        var process = model.getMainProcess();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getExecutionListeners()).isEmpty();
        assertThat(process.getEventListeners()).isEmpty();
        assertThat(process.getExtensionElements()).isEmpty();
        harmless(process.getFlowElements(), vocabulary);
    }

    private static void harmless(Collection<FlowElement> elements, ProcessVocabulary vocabulary) {
        for (var element : elements) {
            assertThat(element.getExecutionListeners()).isEmpty();
            assertThat(element.getExtensionElements()).isEmpty();
            if (element instanceof Activity activity) assertThat(activity.getLoopCharacteristics()).isNull();
            switch (element) {
                case ServiceTask task -> {
                    assertThat(task.getImplementationType()).isEqualTo("delegateExpression");
                    assertThat(task.getImplementation()).matches("\\$\\{\\w+}");
                    assertThat(vocabulary.delegates()).contains(task.getImplementation().replaceAll("[${}]", ""));
                    assertThat(task.getFieldExtensions()).isEmpty();
                    assertThat(task.getSkipExpression()).isNull();
                }
                case UserTask task -> assertThat(vocabulary.people()).contains(task.getId());
                case CallActivity call -> assertThat(vocabulary.callable()).contains(call.getCalledElement());
                case SubProcess inner -> harmless(inner.getFlowElements(), vocabulary);
                case SequenceFlow flow -> assertThat(String.valueOf(flow.getConditionExpression())).doesNotContain("#{", "getClass").doesNotContainPattern("\\w\\(");
                case ReceiveTask task -> assertThat(task.getName()).satisfiesAnyOf(name -> assertThat(name).isNull(), name -> assertThat(name).doesNotContain("${"));
                case Event event -> assertThat(event instanceof EndEvent && !event.getEventDefinitions().isEmpty()).isFalse();
                case Gateway gateway -> assertThat(gateway.isAsynchronous()).isFalse();
                default -> throw new AssertionError(element.getClass());
            }
        }
    }
}
