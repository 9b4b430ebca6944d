package io.tributary.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets: the query parameters of {@code GET /tickets}, as a URL writes them and a saved view keeps them. Everything may be
 * absent; where several values are separated by commas, any of them will do.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueueFilter(
        @Schema(description = "`mine`, `unassigned`, `open`, `mentions`, `snoozed`, `overdue`, `due_soon`, `callbacks`, `all`, `team-<id>`, or `saved-<id>`, whose filters hold where none is given here")
                @Nullable String view,
        @Schema(description = "Several by commas") @Nullable String status,
        @Schema(description = "Several by commas") @Nullable String priority,
        @Schema(description = "`me`, `none` or an agent's id; several by commas") @Nullable String assignee,
        @Schema(description = "`none` or a team's id; several by commas") @Nullable String team,
        @Schema(description = "Several by commas") @Nullable String channel,
        @Schema(description = "`none` or a category's key; several by commas") @Nullable String category,
        @Schema(description = "Several by commas; tickets that have all of them") @Nullable String tag,
        @Schema(description = "The customer's language as BCP 47; `zh` finds `zh-CN` too; several by commas") @Nullable String lang,
        @Schema(description = "`overdue`, `due_soon`, `running`, `paused`, `met`, or `none` without any promise: of its promises the most pressing one; several by commas")
                @Nullable String sla,
        @Schema(description = "Opened at this instant or later (ISO 8601)") @Nullable String createdFrom,
        @Schema(description = "Opened before this instant (ISO 8601)") @Nullable String createdTo) {

    /** This one, with what the other one says. */
    QueueFilter overriddenBy(QueueFilter other) {
        return new QueueFilter(view, or(other.status, status), or(other.priority, priority), or(other.assignee, assignee), or(other.team, team),
                or(other.channel, channel), or(other.category, category), or(other.tag, tag), or(other.lang, lang),
                or(other.sla, sla), or(other.createdFrom, createdFrom), or(other.createdTo, createdTo));
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    /** A view and nothing else. */
    public static QueueFilter view(String view) {
        return new QueueFilter(view, null, null, null, null, null, null, null, null, null, null, null);
    }
}
