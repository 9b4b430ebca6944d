package io.tributary.insight.web;

import io.tributary.insight.CountedTickets.Ticket;
import io.tributary.insight.Report;
import io.tributary.insight.Report.Measured;
import io.tributary.insight.ReportFilter.Period;
import io.tributary.insight.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as rows of a file. Names as in the API, times in seconds: for programs, whatever language their reader speaks. */
final class ReportRows {

    static final List<@Nullable Object> TICKET_HEAD = row("number", "subject", "status", "team", "channel", "category", "agents", "at", "seconds", "score");

    private ReportRows() {}

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    static List<@Nullable Object> of(Ticket ticket) {
        return row(ticket.number(), ticket.subject(), ticket.status(), ticket.team(), ticket.channel(), ticket.category(), ticket.agents(), ticket.at().toString(),
                ticket.seconds(), ticket.score());
    }

    static List<List<@Nullable Object>> of(Report report) {
        var rows = new ArrayList<List<@Nullable Object>>();
        rows.add(row("of", "name", "from", "to", "figure", "value", "count", "tickets", "hits", "hit tickets", "median seconds", "average seconds",
                "median working seconds", "average score", "agents"));
        for (var line : report.figures()) {
            rows.add(line("period", null, report.period(), line.figure().key(), line.now()));
            rows.add(line("baseline", null, report.baseline(), line.figure().key(), line.before()));
        }
        for (var team : report.teams()) team.figures().forEach((figure, measured) -> rows.add(line("team", team.name(), report.period(), figure.key(), measured)));
        for (var agent : report.agents()) agent.figures().forEach((figure, measured) -> rows.add(line("agent", agent.name(), report.period(), figure.key(), measured)));
        return rows;
    }

    private static List<@Nullable Object> line(String of, @Nullable String name, Period period, String figure, Measured measured) {
        Sum sum = measured.sum();
        return row(of, name, period.from().toString(), period.to().toString(), figure, measured.value(), sum.count(), sum.tickets(), sum.hits(), sum.hitTickets(),
                sum.median(), sum.average(), sum.worked(), sum.score(), sum.agents());
    }
}
