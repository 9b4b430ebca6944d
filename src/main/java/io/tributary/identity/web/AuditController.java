package io.tributary.identity.web;

import io.tributary.identity.Audit;
import io.tributary.identity.AuditEntry;
import io.tributary.identity.AuditLog;
import io.tributary.identity.Caller;
import io.tributary.identity.DeskRight;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.platform.SafeCsv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done to the house, for those who have that right to read and to take along. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private static final List<String> HEAD = List.of("at", "actor", "actor id", "action", "object", "object name", "detail");

    private final AuditLog log;
    private final Teams teams;
    private final Audit audit;

    AuditController(AuditLog log, Teams teams, Audit audit) {
        this.log = log;
        this.teams = teams;
        this.audit = audit;
    }

    /** How an entry is written in a file. */
    private record Format(String type, String head, Function<AuditEntry, String> line) {

        static Format of(String name) {
            return switch (name) {
                case "csv" -> new Format("text/csv;charset=utf-8", SafeCsv.BYTE_ORDER_MARK + SafeCsv.line(List.copyOf(HEAD)), Format::csv);
                case "ndjson" -> new Format("application/x-ndjson", "", entry -> Json.write(entry) + '\n');
                default -> throw Problem.notFound();
            };
        }

        private static String csv(AuditEntry entry) {
            var actor = entry.actor();
            return SafeCsv.line(Arrays.asList(entry.at().toString(), actor == null ? null : actor.name(), actor == null ? null : actor.id().toString(),
                    entry.action(), entry.object(), entry.objectName(), entry.detail().toString()));
        }
    }

    @GetMapping
    Page<AuditEntry> list(@AuthenticationPrincipal Caller caller, @RequestParam @Nullable UUID actor, @RequestParam @Nullable String action,
            @RequestParam @Nullable String object, @RequestParam @Nullable Instant from, @RequestParam @Nullable Instant until,
            @RequestParam @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        requireReader(caller);
        return log.page(new AuditLog.Filter(actor, action, object, from, until), cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/actions")
    Page<String> actions(@AuthenticationPrincipal Caller caller) {
        requireReader(caller);
        return Page.of(log.actions());
    }

    /** All that fits, however many rows; {@code format}: {@code csv} or {@code ndjson}. */
    @GetMapping("/export/{format}")
    void export(@AuthenticationPrincipal Caller caller, @PathVariable String format, @RequestParam @Nullable UUID actor,
            @RequestParam @Nullable String action, @RequestParam @Nullable String object, @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until, HttpServletResponse response) throws IOException {
        requireReader(caller);
        var as = Format.of(format);
        audit.note(caller.id(), "audit-exported", null, Map.of("format", format));
        response.setContentType(as.type);
        response.setHeader("Content-Disposition", "attachment; filename=\"audit." + format + '"');
        write(as, new AuditLog.Filter(actor, action, object, from, until), response.getWriter());
    }

    /** A token that was narrowed needs the scope {@code admin}. */
    private void requireReader(Caller caller) {
        if (!caller.may("admin")) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        teams.require(caller, DeskRight.AUDIT);
    }

    private void write(Format as, AuditLog.Filter filter, Writer out) throws IOException {
        out.write(as.head);
        log.all(filter, entry -> {
            try {
                out.write(as.line.apply(entry));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.flush();
    }
}
