package io.tributary.portal.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tributary.platform.Problem;
import io.tributary.portal.PortalThrottle;
import io.tributary.portal.SurveyPages;
import io.tributary.portal.SurveyPages.SurveyPage;
import io.tributary.ticket.Surveys;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
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
 * {@code /csat/<token>}: how it went, said by whoever holds the link. The links of the mail choose an answer and send none: mail scanners
 * follow them, and run scripts as browsers do. So what was clicked is confirmed by one more click on a form.
 */
@Hidden
@Controller
@RequestMapping("/csat")
class SurveyController {

    private static final List<Integer> SCORES = IntStream.rangeClosed(1, Surveys.BEST).map(i -> Surveys.BEST + 1 - i).boxed().toList();

    private final SurveyPages pages;
    private final Surveys surveys;
    private final PortalThrottle throttle;
    private final PortalPages html;
    private final PortalTrouble trouble;
    private final ZoneId zone;

    SurveyController(SurveyPages pages, Surveys surveys, PortalThrottle throttle, PortalPages html, PortalTrouble trouble, @Value("${tributary.zone}") ZoneId zone) {
        this.pages = pages;
        this.surveys = surveys;
        this.throttle = throttle;
        this.html = html;
        this.trouble = trouble;
        this.zone = zone;
    }

    /**
     * What the page shows beside the ticket.
     *
     * @param chosen the answer that is marked; null for none
     */
    private record Shown(HttpStatus status, @Nullable Integer chosen, String word, boolean done, @Nullable String error, int retryAfter) {}

    @GetMapping("/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token, @RequestParam(required = false) @Nullable String score, @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request) {
        var page = pages.of(token);
        if (page.isEmpty()) return wrong(request);
        var survey = page.get().survey();
        var chosen = read(score);
        var word = survey.word() == null ? "" : survey.word();
        return show(token, page.get(), new Shown(HttpStatus.OK, chosen == null ? survey.score() : chosen, word, done != null && survey.score() != null, null, 0), request);
    }

    @PostMapping("/{token}")
    ResponseEntity<byte[]> rate(@PathVariable String token, @RequestParam(defaultValue = "") String score, @RequestParam(defaultValue = "") String word,
            HttpServletRequest request) {
        var page = pages.of(token);
        if (page.isEmpty()) return wrong(request);
        var chosen = read(score);
        var said = PortalPages.tidy(word);
        var error = chosen == null ? "choose" : said.length() > Surveys.LONGEST_WORD ? "long" : null;
        if (error != null && page.get().survey().open()) return show(token, page.get(), new Shown(HttpStatus.UNPROCESSABLE_CONTENT, chosen, said, false, error, 0), request);
        var wait = throttle.write(page.get().survey().ticket());
        if (wait > 0) return show(token, page.get(), new Shown(HttpStatus.TOO_MANY_REQUESTS, chosen, said, false, "often", wait), request);
        if (chosen == null || !page.get().survey().open()) return show(token, page.get(), new Shown(HttpStatus.CONFLICT, null, "", false, null, 0), request);
        try {
            surveys.rate(token, chosen, said);
        } catch (Problem closedOrRevokedMeanwhile) {
            return pages.of(token).map(now -> show(token, now, new Shown(HttpStatus.CONFLICT, null, "", false, null, 0), request)).orElseGet(() -> wrong(request));
        }
        // Post, redirect, get: loading the page again says nothing again.
        var query = reader(request, null).query();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/csat/" + token + (query.isEmpty() ? "?" : query + "&") + "done"))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @GetMapping("/**")
    ResponseEntity<byte[]> nothing(HttpServletRequest request) {
        return wrong(request);
    }

    private ResponseEntity<byte[]> show(String token, SurveyPage page, Shown shown, HttpServletRequest request) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("token", token);
        model.put("page", page);
        model.put("shown", shown);
        model.put("scores", SCORES);
        model.put("longest", Surveys.LONGEST_WORD);
        return html.page(shown.status, "csat", reader(request, page.lang()), model, shown.retryAfter);
    }

    private ResponseEntity<byte[]> wrong(HttpServletRequest request) {
        var wait = throttle.wrongLink(request.getRemoteAddr());
        return wait == 0 ? html.notice(HttpStatus.NOT_FOUND, "wrong", reader(request, null), 0)
                : html.notice(HttpStatus.TOO_MANY_REQUESTS, "often", reader(request, null), wait);
    }

    /** One of the scores; null for whatever else stands there. */
    private static @Nullable Integer read(@Nullable String score) {
        return score != null && score.matches("[1-5]") ? Integer.valueOf(score) : null;
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
