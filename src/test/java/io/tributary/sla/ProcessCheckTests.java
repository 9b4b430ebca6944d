package io.tributary.sla;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.bpmn.model.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Each hostile or broken file of the corpus has one thing wrong, and is refused for that and nothing else: without its rule it would pass.
 * {@code refused.tsv} says which: file, element, type, reason.
 */
class ProcessCheckTests {

    static final Path CORPUS = Path.of("src/test/resources/bpmn");
    static final Path OURS = Path.of("bpmn");
    private static final Set<ProcessReason> NOT_IN_A_FILE = EnumSet.of(ProcessReason.TOO_LARGE, ProcessReason.ENGINE);

    private final ProcessCheck clock = new ProcessCheck(ProcessVocabularies.CLOCK);

    record Case(String file, Set<String> expected) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Case> refused() throws IOException {
        var rows = Files.readAllLines(CORPUS.resolve("refused.tsv")).stream().map(line -> line.split("\t"))
                .collect(groupingBy(row -> row[0], mapping(row -> String.join(" ", Arrays.copyOfRange(row, 1, 4)), toSet())));
        return rows.entrySet().stream().map(row -> new Case(row.getKey(), row.getValue())).sorted((a, b) -> a.file.compareTo(b.file)).toList();
    }

    static Stream<Path> taken() throws IOException {
        return Files.list(CORPUS.resolve("taken")).sorted();
    }

    @ParameterizedTest
    @MethodSource
    void refused(Case file) throws IOException {
        var result = clock.check(Files.readAllBytes(CORPUS.resolve("refused/" + file.file + ".xml")));

        assertThat(result.model()).isNull();
        assertThat(said(result)).isEqualTo(file.expected);
    }

    @Test
    void everyFileIsInTheTableAndEveryReasonInAFile() throws IOException {
        try (var files = Files.list(CORPUS.resolve("refused"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".xml", ""))).containsExactlyInAnyOrderElementsOf(
                    refused().stream().map(Case::file).toList());
        }
        var reasons = refused().stream().flatMap(row -> row.expected.stream()).map(row -> row.substring(row.lastIndexOf(' ') + 1)).collect(toSet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(NOT_IN_A_FILE)).stream().map(ProcessReason::code)).allMatch(reasons::contains);
    }

    @ParameterizedTest
    @MethodSource
    void taken(Path file) throws IOException {
        var result = clock.check(Files.readAllBytes(file));

        assertThat(result.findings()).isEmpty();
        assertThat(result.model()).isNotNull().satisfies(model -> assertThat(model.getMainProcess().getId()).isEqualTo("sla-clock"));
    }

    @Test
    void takesOurOwnProcessesWithTheirPictures() throws IOException {
        for (var vocabulary : List.of(ProcessVocabularies.CLOCK, ProcessVocabularies.ESCALATION, ProcessVocabularies.FOLLOW_UP)) {
            var result = new ProcessCheck(vocabulary).check(Files.readAllBytes(OURS.resolve(vocabulary.key() + ".bpmn20.xml")));

            assertThat(result.findings()).as(vocabulary.key()).isEmpty();
            var process = result.model().getMainProcess();
            assertThat(result.model().getLocationMap().keySet()).containsAll(nodes(process));
        }
    }

    private static Set<String> nodes(Process process) {
        return process.getFlowElementMap().values().stream().filter(element -> element instanceof org.flowable.bpmn.model.FlowNode)
                .map(element -> element.getId()).collect(Collectors.toSet());
    }

    @Test
    void aFileOfAnotherProcessOfOursIsNotThisOne() throws IOException {
        var result = clock.check(Files.readAllBytes(OURS.resolve("ticket-followup.bpmn20.xml")));

        assertThat(said(result)).contains("ticket-followup process key", "callback userTask person", "ask serviceTask delegate", "message_rated message message");
    }

    @Test
    void aLargeFileIsRefusedUnread() {
        var large = new byte[512 * 1024 + 1];
        Arrays.fill(large, (byte) '<');

        assertThat(said(clock.check(large))).containsExactly("- xml too-large");
    }

    @Test
    void aFileOfTooManyPartsIsRefused() {
        var file = "<definitions>" + "<a/>".repeat(5000) + "</definitions>";

        assertThat(said(clock.check(file.getBytes(StandardCharsets.UTF_8)))).containsExactly("- a too-many");
    }

    /** Whatever a file asks to be fetched, nobody comes to fetch it. */
    @Test
    void nothingIsFetched() throws IOException {
        try (var server = new ServerSocket(0)) {
            server.setSoTimeout(300);
            for (var file : List.of("parameter-entity", "schema-location", "style-sheet", "import")) {
                var text = Files.readString(CORPUS.resolve("refused/" + file + ".xml")).replaceAll("127\\.0\\.0\\.1(:1)?", "127.0.0.1:" + server.getLocalPort());
                assertThat(clock.check(text.getBytes(StandardCharsets.UTF_8)).findings()).isNotEmpty();
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        for (var reason : ProcessReason.values()) {
            var finding = new ProcessFinding("breach", "serviceTask", reason, "X9X", 3);
            var english = finding.words(messages, Locale.ENGLISH);
            var chinese = finding.words(messages, Locale.CHINESE);
            assertThat(english).doesNotContain("''", "{").matches("\\p{ASCII}+");
            assertThat(chinese).doesNotContain("''", "{").containsPattern("\\p{IsHan}");
            assertThat(english.contains("X9X")).as(reason.code()).isEqualTo(chinese.contains("X9X"));
        }
    }

    @Test
    void whatTheFileSaysIsShownHarmlesslyAndShort() {
        var finding = new ProcessFinding("a\u202eb", "x", ProcessReason.VALUE, "one\n\ttwo \u0000" + "很".repeat(500), 1);

        assertThat(finding.element()).isEqualTo("a b");
        assertThat(finding.detail()).startsWith("one two 很").endsWith("…").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void saysTheLine() throws IOException {
        var finding = clock.check(Files.readAllBytes(CORPUS.resolve("refused/script-task.xml"))).findings().getFirst();

        assertThat(Files.readAllLines(CORPUS.resolve("refused/script-task.xml")).get(finding.line() - 1)).contains("<scriptTask");
    }

    static Set<String> said(ProcessCheck.Result result) {
        return result.findings().stream()
                .map(finding -> (finding.element().isEmpty() ? "-" : finding.element()) + ' ' + finding.type() + ' ' + finding.reason().code())
                .collect(toSet());
    }
}
