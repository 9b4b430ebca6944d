package io.tributary.console;

import io.tributary.console.DraftState.Turn;
import io.tributary.console.DraftView.Version;
import io.tributary.identity.Sight;
import io.tributary.platform.Json;
import io.tributary.ticket.Attachments.Attachment;
import io.tributary.ticket.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of drafts. */
@Component
class DraftRows {

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The draft, locked; made first if there is none, so that two who begin at once come one after the other. */
    DraftState lock(UUID agent, UUID ticket, String kind, Turn by, Instant now) {
        var none = DraftState.none(by);
        jdbc.sql("""
                insert into draft (id, agent_id, ticket_id, kind, rev, writer, turn, saved_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (agent_id, ticket_id, kind) do nothing""")
                .params(none.id(), agent, ticket, kind, none.rev(), none.writer(), none.turn(), Timestamp.from(now))
                .update();
        return jdbc.sql("select * from draft where agent_id = ? and ticket_id = ? and kind = ? for update")
                .params(agent, ticket, kind)
                .query(DraftRows::state)
                .single();
    }

    List<DraftState> lock(UUID agent, long number, String kind) {
        return jdbc.sql("select d.* from draft d join ticket t on t.id = d.ticket_id where d.agent_id = ? and t.number = ? and d.kind = ? for update of d")
                .params(agent, number, kind)
                .query(DraftRows::state)
                .list();
    }

    void save(DraftState draft, Instant now) {
        jdbc.sql("""
                update draft set rev = ?, writer = ?, turn = ?, content = ?::jsonb, other = ?::jsonb, sent = ?, saved_at = ? where id = ? and rev < ?""")
                .params(Arrays.asList(draft.rev(), draft.writer(), draft.turn(), json(draft.content()), json(draft.other()), draft.sent(),
                        Timestamp.from(now), draft.id(), draft.rev()))
                .update();
    }

    void carry(UUID source, UUID target, Instant now) {
        record From(UUID agentId, String kind) {}
        jdbc.sql("select agent_id, kind from draft where ticket_id = ? and content is not null order by id").param(source).query(From.class).list()
                .forEach(from -> {
                    var by = new Turn("", 0, 0);
                    var moved = lock(from.agentId, source, from.kind, by, now);
                    save(lock(from.agentId, target, from.kind, by, now).joined(moved), now);
                    save(moved.discarded(), now);
                });
    }

    List<DraftView> views(UUID agent, UUID ticket) {
        record Row(String kind, DraftState state, Instant savedAt) {}
        var found = jdbc.sql("select * from draft where agent_id = ? and ticket_id = ? order by kind")
                .params(agent, ticket)
                .query((row, n) -> new Row(row.getString("kind"), state(row, n), row.getTimestamp("saved_at").toInstant()))
                .list();
        var files = files(agent, found.stream()
                .flatMap(row -> Stream.concat(Stream.ofNullable(row.state.content()), Stream.ofNullable(row.state.other()))));
        return found.stream().map(row -> {
            var content = row.state.content() == null ? new DraftContent("", null, null, List.of(), null) : row.state.content();
            var other = row.state.other();
            return new DraftView(row.kind, row.state.rev(), content.text(), content.to(), content.cc(), known(content, files), content.base(),
                    row.savedAt, other == null ? null : new Version(other.text(), other.to(), other.cc(), known(other, files)));
        }).toList();
    }

    List<DraftView.Begun> begun(UUID agent, Sight sight) {
        var query = jdbc.sql("""
                select t.number as ticket, d.kind, case when %1$s then t.subject end as subject, coalesce(%1$s, false) as visible,
                       d.content ->> 'text' as text, jsonb_array_length(d.content -> 'attachments') as attachments, d.saved_at
                from draft d join ticket t on t.id = d.ticket_id
                where d.agent_id = :agent and d.content is not null order by d.saved_at desc limit 500""".formatted(Visibility.sql("t")))
                .param("agent", agent);
        return Visibility.params(query, sight).query(DraftView.Begun.class).list();
    }

    /** Every file that stands in a draft. */
    List<UUID> files() {
        return jdbc.sql("""
                select jsonb_array_elements_text(content -> 'attachments')::uuid from draft where content is not null
                union select jsonb_array_elements_text(other -> 'attachments')::uuid from draft where other is not null""")
                .query(UUID.class)
                .list();
    }

    /** Only what its author has uploaded and not sent: any other id in a draft is nobody's file. */
    private Map<UUID, Attachment> files(UUID agent, Stream<DraftContent> contents) {
        var ids = contents.flatMap(content -> content.attachments().stream()).distinct().toArray(UUID[]::new);
        if (ids.length == 0) return Map.of();
        return jdbc.sql("""
                select id, name, type, size, inline from attachment where id = any(?) and uploaded_by = ? and message_id is null""")
                .params(ids, agent)
                .query(Attachment.class)
                .stream()
                .collect(Collectors.toMap(Attachment::id, Function.identity()));
    }

    private static List<Attachment> known(DraftContent content, Map<UUID, Attachment> files) {
        return content.attachments().stream().filter(files::containsKey).map(files::get).toList();
    }

    private static DraftState state(ResultSet row, int n) throws SQLException {
        return new DraftState(row.getObject("id", UUID.class), row.getLong("rev"), row.getString("writer"), row.getLong("turn"),
                content(row.getString("content")), content(row.getString("other")), row.getString("sent"));
    }

    private static @Nullable DraftContent content(@Nullable String json) {
        return json == null ? null : Json.read(json, DraftContent.class);
    }

    private static @Nullable String json(@Nullable DraftContent content) {
        return content == null ? null : Json.write(content);
    }
}
