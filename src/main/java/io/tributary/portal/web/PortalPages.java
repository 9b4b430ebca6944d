package io.tributary.portal.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes a customer's page, and says to browsers, caches and search engines what they may do with it: show it, nothing else. */
@Component
class PortalPages {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final ITemplateEngine templates;

    PortalPages(ITemplateEngine templates) {
        this.templates = templates;
    }

    ResponseEntity<byte[]> page(HttpStatus status, String template, Reader reader, Map<String, ? extends @Nullable Object> model, int retryAfter) {
        var context = new Context(reader.locale());
        context.setVariable("reader", reader);
        model.forEach(context::setVariable);
        var answer = ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
        if (retryAfter > 0) answer.header("Retry-After", String.valueOf(retryAfter));
        return answer.body(templates.process("portal/" + template, context).getBytes(StandardCharsets.UTF_8));
    }

    /** A page of a few words: why there is nothing else. */
    ResponseEntity<byte[]> notice(HttpStatus status, String about, Reader reader, int retryAfter) {
        return page(status, "notice", reader, Map.of("about", about), retryAfter);
    }

    /** Line ends as we write them, and nothing that is neither text nor a tab. */
    static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
    }
}
