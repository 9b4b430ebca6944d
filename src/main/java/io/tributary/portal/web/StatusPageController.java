package io.tributary.portal.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tributary.platform.Problem;
import io.tributary.portal.PortalThrottle;
import io.tributary.portal.ReplyForms;
import io.tributary.portal.StatusPage;
import io.tributary.portal.StatusPages;
import io.tributary.ticket.Arrivals;
import io.tributary.ticket.StatusLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /s/<token>}: one ticket for whoever holds its link. Reading changes nothing, mail scanners follow links; only the two forms do.
 * Whatever is wrong with a link, the answer is the same.
 */
@Hidden
@Controller
@RequestMapping("/s")
class StatusPageController {

    private static final int LONGEST_REPLY = 20_000;
    private static final Map<String, Object> EVIDENCE = Map.of("via", "status-page");

    private final StatusLinks links;
    private final Arrivals arrivals;
    private final StatusPages pages;
    private final ReplyForms forms;
    private final PortalThrottle throttle;
    private final PortalPages html;
    private final PortalTrouble trouble;
    private final ZoneId zone;

    StatusPageController(StatusLinks links, Arrivals arrivals, StatusPages pages, ReplyForms forms, PortalThrottle throttle, PortalPages html, PortalTrouble trouble,
            @Value("${tributary.zone}") ZoneId zone) {
        this.links = links;
        this.arrivals = arrivals;
        this.pages = pages;
        this.forms = forms;
        this.throttle = throttle;
        this.html = html;
        this.trouble = trouble;
        this.zone = zone;
    }

    /** What a form said and what came of it, to be shown again. */
    private record Shown(HttpStatus status, @Nullable String done, @Nullable String error, String kept, int retryAfter) {

        static Shown again(HttpStatus status, String error, String kept) {
            return new Shown(status, null, error, kept, 0);
        }
    }

    @GetMapping("/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token, @RequestParam(required = false) @Nullable String done, HttpServletRequest request) {
        var ticket = links.ticket(token);
        return ticket.isEmpty() ? wrong(request) : show(token, pages.of(ticket.get()), new Shown(HttpStatus.OK, done, null, "", 0), request);
    }

    @PostMapping("/{token}/messages")
    ResponseEntity<byte[]> write(@PathVariable String token, @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String form, HttpServletRequest request) {
        var ticket = links.ticket(token);
        if (ticket.isEmpty()) return wrong(request);
        var page = pages.of(ticket.get());
        var said = PortalPages.tidy(text);
        var message = forms.message(ticket.get(), form);
        var error = !page.open() ? "closed" : said.isBlank() ? "empty" : said.length() > LONGEST_REPLY ? "long" : message.isEmpty() ? "form" : null;
        if (error != null) return show(token, page, Shown.again(HttpStatus.UNPROCESSABLE_CONTENT, error, said), request);
        var wait = throttle.write(ticket.get());
        if (wait > 0) return show(token, page, new Shown(HttpStatus.TOO_MANY_REQUESTS, null, "often", said, wait), request);
        try {
            arrivals.write(message.orElseThrow(), ticket.get(), said, EVIDENCE);
        } catch (Problem closedMeanwhile) {
            return show(token, pages.of(ticket.get()), Shown.again(HttpStatus.CONFLICT, "closed", said), request);
        }
        return seeAgain(token, "sent", request);
    }

    @PostMapping("/{token}/solved")
    ResponseEntity<byte[]> solved(@PathVariable String token, HttpServletRequest request) {
        var ticket = links.ticket(token);
        if (ticket.isEmpty()) return wrong(request);
        var page = pages.of(ticket.get());
        var wait = throttle.write(ticket.get());
        if (wait > 0) return show(token, page, new Shown(HttpStatus.TOO_MANY_REQUESTS, null, "often", "", wait), request);
        arrivals.solved(ticket.get());
        return seeAgain(token, page.solvable() ? "solved" : "", request);
    }

    @GetMapping("/**")
    ResponseEntity<byte[]> nothing(HttpServletRequest request) {
        return wrong(request);
    }

    private ResponseEntity<byte[]> show(String token, StatusPage page, Shown shown, HttpServletRequest request) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("token", token);
        model.put("page", page);
        model.put("done", "sent".equals(shown.done()) || "solved".equals(shown.done()) ? shown.done() : null);
        model.put("error", shown.error());
        model.put("kept", shown.kept());
        model.put("form", forms.fresh(page.ticket()));
        return html.page(shown.status(), "status", reader(request, page.lang()), model, shown.retryAfter());
    }

    private ResponseEntity<byte[]> wrong(HttpServletRequest request) {
        var wait = throttle.wrongLink(request.getRemoteAddr());
        return wait == 0 ? html.notice(HttpStatus.NOT_FOUND, "wrong", reader(request, null), 0)
                : html.notice(HttpStatus.TOO_MANY_REQUESTS, "often", reader(request, null), wait);
    }

    /** Post, redirect, get: loading the page again sends nothing again. */
    private ResponseEntity<byte[]> seeAgain(String token, String done, HttpServletRequest request) {
        var query = reader(request, null).query();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/s/" + token + (query.isEmpty() ? "?" : query + "&") + "done=" + done))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Reader reader(HttpServletRequest request, @Nullable String ticketLang) {
        return Reader.of(request.getParameter("lang"), request.getHeader("Accept-Language"), ticketLang, zone);
    }

    /** Customers read pages, not problem details. */
    @ExceptionHandler
    ResponseEntity<byte[]> onTrouble(Exception error, HttpServletRequest request) {
        return trouble.page(error, request);
    }
}
