package io.tributary.ticket.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.ticket.Attachments;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All files of a message at once. */
@RestController
class AttachmentArchiveController {

    private final Attachments attachments;

    AttachmentArchiveController(Attachments attachments) {
        this.attachments = attachments;
    }

    @Operation(summary = "Download a message's files as one archive", description = """
            A ZIP, written as it is read. 404 for a message the caller does not see and for one without files, 413 over 250 MB.""")
    @GetMapping("/api/v1/messages/{id}/attachments")
    void archive(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var files = attachments.ofMessage(caller, id);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attachments.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        Attachments.writeZip(files, response.getOutputStream());
    }
}
