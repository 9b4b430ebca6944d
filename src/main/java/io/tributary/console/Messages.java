package io.tributary.console;

import io.tributary.channel.MailboxSight;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Json;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Person;
import io.tributary.ticket.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The messages of a ticket, with their files and their fate on the way out. */
@Service
@Transactional(readOnly = true)
public class Messages {

    private static final String SELECT = """
            select m.*, t.number, o.state as delivery_state, o.changed_at as delivery_at, o.error as delivery_error, o.code as delivery_code,
                   greatest(o.not_before, trouble.not_before) as next_try_at, o.not_before, o.attempts, o.recipients, o.lease_owner,
                   trouble.error as trouble,
                   coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size, 'inline', a.inline)
                                             order by a.position) from attachment a where a.message_id = m.id and a.name <> ''), '[]') as attachments,
                   case when m.kind = 'note' then (
                       select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.name) from message_mention c
                       join agent a on a.id = c.agent_id where c.message_id = m.id) end as mentions
            from message m
            left join placement p on p.message_id = m.id and p.removed_by is null
            left join ticket t on t.id = p.ticket_id
            left join outbox o on o.message_id = m.id
            left join outgoing_trouble trouble on trouble.account = o.account and o.state = 'queued'
            where case when t.id is not null then %s
                  else m.quarantined and exists (select 1 from inbox i where i.id = m.inbox_id and %s) end"""
            .formatted(Visibility.sql("t"), MailboxSight.sql("i"));

    private static final Pattern CID = Pattern.compile("src=\"cid:([^\"]*)\"");

    private final JdbcClient jdbc;
    private final Teams teams;

    Messages(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    /** A message as the contract has it; one in quarantine has no ticket. {@code mentions}: the colleagues a note calls, {@code [{id, name}]}. */
    public record MessageView(UUID id, @Nullable Long ticket, String kind, String direction, Person author, JsonNode to, JsonNode cc, String channel,
            @Nullable String lang, @Nullable String externalId, String subject, String text, @Nullable String html, @Nullable String quoted,
            JsonNode attachments, boolean automatic, Instant createdAt, @Nullable MessageDelivery delivery,
            @Nullable JsonNode mentions) {}

    /** Oldest first. */
    public Page<MessageView> of(Caller caller, long ticket, @Nullable UUID cursor, int limit) {
        var rows = query(caller, """
                 and t.number = :ticket and (:cursor::uuid is null
                     or (m.created_at, m.id) > (select c.created_at, c.id from message c where c.id = :cursor))
                order by m.created_at, m.id limit :limit""")
                .param("ticket", ticket)
                .param("cursor", cursor)
                .param("limit", limit + 1)
                .query(Messages::read)
                .list();
        return Page.of(rows, limit, MessageView::id);
    }

    /** @throws Problem {@code not-found} */
    public MessageView get(Caller caller, UUID id) {
        return query(caller, " and m.id = :id").param("id", id).query(Messages::read).optional().orElseThrow(Problem::notFound);
    }

    /** Those the outside world calls so; for mail the Message-ID, with or without angle brackets. */
    public Page<MessageView> called(Caller caller, String externalId) {
        var bare = externalId.strip().replaceAll("^<|>$", "");
        return Page.of(query(caller, " and m.external_id = :id order by m.created_at, m.id limit 200")
                .param("id", bare)
                .query(Messages::read)
                .list());
    }

    /** The sanitised HTML, its inline pictures pointing at our attachments. @throws Problem {@code not-found} if it has none */
    public String html(Caller caller, UUID id) {
        var html = get(caller, id).html();
        if (html == null) throw Problem.notFound();
        return CID.matcher(html).replaceAll(image -> Matcher.quoteReplacement(
                inline(id, org.springframework.web.util.HtmlUtils.htmlUnescape(image.group(1)))));
    }

    private String inline(UUID message, String contentId) {
        return jdbc.sql("select id from attachment where message_id = ? and content_id = ? and type like 'image/%' limit 1")
                .params(message, contentId)
                .query(UUID.class)
                .optional()
                .map(attachment -> "src=\"/api/v1/attachments/" + attachment + '"')
                .orElse("src=\"\"");
    }

    private JdbcClient.StatementSpec query(Caller caller, String more) {
        return Visibility.params(jdbc.sql(SELECT + more), teams.sight(caller));
    }

    private static MessageView read(ResultSet row, int n) throws SQLException {
        var externalId = row.getString("external_id");
        return new MessageView(row.getObject("id", UUID.class), (Long) row.getObject("number"), row.getString("kind"), row.getString("direction"),
                new Person(row.getString("author_name"), row.getString("author_address")), Json.read(row.getString("to_addresses")),
                Json.read(row.getString("cc_addresses")), row.getString("channel"), row.getString("lang"),
                externalId == null ? null : '<' + externalId + '>', row.getString("subject"), row.getString("text"), row.getString("html"),
                row.getString("quoted"), Json.read(row.getString("attachments")), row.getBoolean("automatic"),
                row.getTimestamp("created_at").toInstant(), MessageDelivery.read(row),
                row.getString("mentions") == null ? null : Json.read(row.getString("mentions")));
    }
}
