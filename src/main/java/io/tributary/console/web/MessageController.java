package io.tributary.console.web;

import io.tributary.console.Messages;
import io.tributary.console.Messages.MessageView;
import io.tributary.identity.Caller;
import io.tributary.platform.Page;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Single messages. */
@RestController
@RequestMapping("/api/v1/messages")
class MessageController {

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping
    Page<MessageView> called(@AuthenticationPrincipal Caller caller, @RequestParam String externalId) {
        return messages.called(caller, externalId);
    }

    @GetMapping("/{id}")
    MessageView get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return messages.get(caller, id);
    }

    /**
     * The HTML of a message as a document of its own, for a sandboxed frame: nothing runs in it, nothing is fetched from elsewhere
     * unless {@code images} asks for pictures. A srcdoc frame would inherit the page's policy instead (ADR 0007).
     */
    @GetMapping(value = "/{id}/html", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<byte[]> html(@AuthenticationPrincipal Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "false") String images) {
        var remote = images.equals("1") || images.equals("true") ? " https: http:" : "";
        var document = """
                <!doctype html><html><head><meta charset="utf-8">
                <style>body{font:14px/1.5 system-ui,sans-serif;margin:0;padding:8px 10px;overflow-wrap:anywhere;color:#1b1f27;background:#fff}img{max-width:100%%;height:auto}\
                table{max-width:100%%}</style></head><body>%s</body></html>""".formatted(messages.html(caller, id));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:" + remote
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                // Looking up a link's host before anybody follows it would tell its owner that the mail is being read.
                .header("X-DNS-Prefetch-Control", "off")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(document.getBytes(StandardCharsets.UTF_8));
    }
}
