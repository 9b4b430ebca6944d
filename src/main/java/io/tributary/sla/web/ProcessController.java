package io.tributary.sla.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.sla.ProcessRefused;
import io.tributary.sla.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Diagrams of one's own; administrators alone bring and choose them. */
@RestController
@RequestMapping("/api/v1/sla/processes")
class ProcessController {

    private static final int LIMIT_BYTES = 512 * 1024;

    private final Uploads uploads;
    private final MessageSource texts;

    ProcessController(Uploads uploads, MessageSource texts) {
        this.uploads = uploads;
        this.texts = texts;
    }

    /** Each with the version that serves new tickets. */
    @GetMapping
    Page<Uploads.Process> list(@AuthenticationPrincipal Caller caller) {
        caller.requireAdmin();
        return Page.of(uploads.processes());
    }

    @GetMapping("/{key}/versions")
    Page<Uploads.Version> versions(@AuthenticationPrincipal Caller caller, @PathVariable String key) {
        caller.requireAdmin();
        return Page.of(uploads.versions(key));
    }

    @Operation(summary = "Upload a diagram", description = """
            The body is the BPMN file, at most 512 kB; `key` is `sla-clock` or `sla-escalation`. It becomes a version that serves nobody yet. What cannot be \
            taken is answered by 422 `process-refused` with all `findings`: `element`, `type`, `reason`, `detail`, `line`, and `words` for people.""")
    @PostMapping(path = "/{key}", consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    Uploads.Version take(@AuthenticationPrincipal Caller caller, @PathVariable String key, HttpServletRequest request, Locale locale) throws IOException {
        caller.requireAdmin();
        if (request.getContentLengthLong() > LIMIT_BYTES) throw Problem.tooLarge(LIMIT_BYTES);
        try {
            return uploads.take(key, request.getInputStream().readNBytes(LIMIT_BYTES + 1), caller);
        } catch (ProcessRefused refused) {
            var findings = refused.findings().stream().map(each -> Map.of("element", each.element(), "type", each.type(), "reason", each.reason().code(),
                    "detail", each.detail(), "line", each.line(), "words", each.words(texts, locale))).toList();
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "process-refused", Map.of("findings", findings));
        }
    }

    /** New tickets follow it from now on. */
    @PostMapping("/{definition}/activation")
    Uploads.Version serve(@AuthenticationPrincipal Caller caller, @PathVariable String definition) {
        caller.requireAdmin();
        return uploads.serve(definition, caller);
    }
}
