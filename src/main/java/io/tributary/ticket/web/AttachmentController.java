package io.tributary.ticket.web;

import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import io.tributary.ticket.Attachments;
import io.tributary.ticket.Attachments.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files up and down. */
@RestController
@RequestMapping("/api/v1/attachments")
class AttachmentController {

    private static final int LONGEST_NAME = 255;

    private final Attachments attachments;

    AttachmentController(Attachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Attachment upload(@AuthenticationPrincipal Caller caller, @RequestParam("file") MultipartFile file) throws IOException {
        if (file.getSize() > Attachments.LIMIT_BYTES) throw Problem.tooLarge(Attachments.LIMIT_BYTES);
        var type = Objects.requireNonNullElse(file.getContentType(), MediaType.APPLICATION_OCTET_STREAM_VALUE);
        try (var content = file.getInputStream()) {
            return attachments.upload(caller, name(file), type, content);
        }
    }

    /** Always a download and never a page of ours: a customer's HTML or SVG must not run as us. */
    @GetMapping("/{id}")
    ResponseEntity<Resource> download(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        var content = attachments.open(caller, id);
        return ResponseEntity.ok()
                .contentType(shown(content.attachment().type()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(content.attachment().name(), StandardCharsets.UTF_8)
                        .build()
                        .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(new FileSystemResource(content.path()));
    }

    private static MediaType shown(String type) {
        try {
            var parsed = MediaType.parseMediaType(type);
            return parsed.isConcrete() ? parsed : MediaType.APPLICATION_OCTET_STREAM;
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static String name(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file").replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
        if (name.isEmpty()) name = "file";
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
