package io.tributary.sla;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.validation.ProcessValidator;
import org.flowable.validation.ProcessValidatorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The gate for processes that are uploaded. Everything that is not expressly allowed is refused on the XML itself, before the engine's own
 * reader sees a byte of it: that reader understands much more than we want to run. Does nothing but look.
 */
public class ProcessCheck {

    /** More than anybody wants to read at once. */
    private static final int MOST_FINDINGS = 100;

    private final ProcessVocabulary vocabulary;
    private final ProcessValidator validator = new ProcessValidatorFactory().createDefaultProcessValidator();

    public ProcessCheck(ProcessVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param model what may be deployed; null if there are any findings */
    public record Result(@Nullable BpmnModel model, List<ProcessFinding> findings) {}

    /** @param file of any size and content; what is above 512 kB is refused unread */
    public Result check(byte[] file) {
        try {
            return new Result(read(file), List.of());
        } catch (ProcessRefused refused) {
            return new Result(null, refused.findings().stream().distinct().limit(MOST_FINDINGS).toList());
        }
    }

    private BpmnModel read(byte[] file) throws ProcessRefused {
        var xml = ProcessXml.of(file);
        var root = xml.root();
        refuse(ProcessGrammar.check(root));
        refuse(ProcessWords.check(root, vocabulary));
        refuse(ProcessFlow.check(root));
        refuse(Stream.concat(ProcessGraph.spinning(root).stream(), ProcessDiagram.check(root).stream()).toList());
        var model = convert(xml);
        refuse(validator.validate(model).stream()
                .map(error -> new ProcessFinding(error.getActivityId() == null ? "" : error.getActivityId(), "process", ProcessReason.ENGINE,
                        String.valueOf(error.getProblem()), Math.max(0, error.getXmlLineNumber())))
                .toList());
        return model;
    }

    private static BpmnModel convert(ProcessXml xml) throws ProcessRefused {
        try {
            return new BpmnXMLConverter().convertToBpmnModel(xml.reader());
        } catch (XMLStreamException | RuntimeException e) {
            // Whatever the engine's reader cannot take, nobody can run.
            throw new ProcessRefused(List.of(new ProcessFinding("", "process", ProcessReason.ENGINE, String.valueOf(e.getMessage()), 0)));
        }
    }

    private static void refuse(List<ProcessFinding> findings) throws ProcessRefused {
        if (!findings.isEmpty()) throw new ProcessRefused(findings);
    }
}
