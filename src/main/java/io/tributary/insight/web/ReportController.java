package io.tributary.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.tributary.identity.Caller;
import io.tributary.insight.CountedTickets;
import io.tributary.insight.CountedTickets.Choice;
import io.tributary.insight.CountedTickets.Tickets;
import io.tributary.insight.Figure;
import io.tributary.insight.Report;
import io.tributary.insight.ReportFilter;
import io.tributary.insight.ReportFilter.Period;
import io.tributary.insight.Reports;
import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures and the tickets behind them, for supervisors and administrators. */
@RestController
@RequestMapping("/api/v1/insight")
class ReportController {

    private static final String ABOUT = """
            `from` and `to` are days (`2026-11-24`), both counted, in `zone`; `baseFrom` and `baseTo` the period to compare with, the one right before \
            if left out. `team` is an id or `none`; `category` means all below it, too. A ticket counts for the team and category it has now.""";

    private final Reports reports;
    private final CountedTickets tickets;

    ReportController(Reports reports, CountedTickets tickets) {
        this.reports = reports;
        this.tickets = tickets;
    }

    @Operation(summary = "Figures of a period beside another", description = ABOUT)
    @GetMapping("/report")
    Report report(@AuthenticationPrincipal Caller caller, @RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam @Nullable LocalDate baseFrom,
            @RequestParam @Nullable LocalDate baseTo, @RequestParam @Nullable String zone, @RequestParam @Nullable String team,
            @RequestParam @Nullable String channel, @RequestParam @Nullable String category) {
        return reports.report(caller, ReportFilter.of(zone, team, channel, category), new Period(from, to), baseline(new Period(from, to), baseFrom, baseTo));
    }

    @Operation(summary = "The tickets behind a figure", description = ABOUT)
    @GetMapping("/tickets")
    Tickets tickets(@AuthenticationPrincipal Caller caller, @RequestParam String figure, @RequestParam @Nullable Boolean hit, @RequestParam @Nullable UUID agent,
            @RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam @Nullable String zone, @RequestParam @Nullable String team,
            @RequestParam @Nullable String channel, @RequestParam @Nullable String category, @RequestParam @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return tickets.page(caller, new Choice(Figure.of(figure), hit, agent, ReportFilter.of(zone, team, channel, category), new Period(from, to)), cursor,
                Math.clamp(limit, 1, 200));
    }

    @Operation(summary = "The figures as a file, csv or xlsx", description = ABOUT)
    @GetMapping("/report/export/{format}")
    void exportReport(@AuthenticationPrincipal Caller caller, @PathVariable String format, @RequestParam LocalDate from, @RequestParam LocalDate to,
            @RequestParam @Nullable LocalDate baseFrom, @RequestParam @Nullable LocalDate baseTo, @RequestParam @Nullable String zone,
            @RequestParam @Nullable String team, @RequestParam @Nullable String channel, @RequestParam @Nullable String category, HttpServletResponse response)
            throws IOException {
        var sheet = Sheet.named(format);
        var report = report(caller, from, to, baseFrom, baseTo, zone, team, channel, category);
        sheet.write(response, "report-" + from + "-" + to, rows -> ReportRows.of(report).forEach(rows));
    }

    @Operation(summary = "All tickets behind a figure as a file, csv or xlsx", description = ABOUT)
    @GetMapping("/tickets/export/{format}")
    void exportTickets(@AuthenticationPrincipal Caller caller, @PathVariable String format, @RequestParam String figure, @RequestParam @Nullable Boolean hit,
            @RequestParam @Nullable UUID agent, @RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam @Nullable String zone,
            @RequestParam @Nullable String team, @RequestParam @Nullable String channel, @RequestParam @Nullable String category, HttpServletResponse response)
            throws IOException {
        var sheet = Sheet.named(format);
        var choice = new Choice(Figure.of(figure), hit, agent, ReportFilter.of(zone, team, channel, category), new Period(from, to));
        // Who may not read it is refused before anything is written.
        tickets.page(caller, choice, null, 1);
        sheet.write(response, figure + "-" + from + "-" + to, rows -> {
            rows.accept(ReportRows.TICKET_HEAD);
            tickets.all(caller, choice, ticket -> rows.accept(ReportRows.of(ticket)));
        });
    }

    private static Period baseline(Period period, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null) return period.before();
        if (from == null || to == null) throw Problem.invalid(from == null ? "baseFrom" : "baseTo", "missing");
        return new Period(from, to);
    }
}
