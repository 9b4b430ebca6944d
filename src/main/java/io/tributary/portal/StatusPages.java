package io.tributary.portal;

import io.tributary.platform.Json;
import io.tributary.portal.PublicMessage.Author;
import io.tributary.portal.PublicMessage.File;
import io.tributary.ticket.Arrivals;
import io.tributary.ticket.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a customer may see of a ticket. A ticket can hold more than its customer's matter: others were joined to it, it was merged into
 * another's, agents write to third parties. So a page is not "the messages of a ticket" but what its customer wrote and what was sent to
 * them, wherever it stands now:
 * <ul>
 * <li>a conversation is theirs if it began on the link's ticket, or is their own and stood there at some time;
 * <li>of a ticket that is part of another they see it wherever it stands, of any other what stands there: the rest was split off, and has a
 *     page of its own;
 * <li>in it they see their own messages, those of people they brought along themselves, and those that went to them too;
 * <li>a reply they see if it has left and went to them, and stands where their conversations stand; an address they only asked to be
 *     answered at is theirs no more where its owner stands too, with a matter of their own.
 * </ul>
 * Never a note, an automatic message (a bounce quotes what it likes), or anything held, queued, failed or taken back.
 */
@Service
@Transactional(readOnly = true)
public class StatusPages {

    /** The newest this many: a thread longer than that is read in one's mailbox. */
    private static final int MOST_MESSAGES = 200;

    private static final String HEAD = """
            with recursive way (id, merged_into, step) as (
                select id, merged_into, 0 from ticket where id = :ticket
                union
                select t.id, t.merged_into, step + 1 from way join ticket t on t.id = way.merged_into where step < 20)
            select own.number, own.subject, own.channel, now.status, now.customer_id = own.customer_id as own, own.created_at,
                   a.name as company, a.address, c.lang as customer_lang,
                   (select max(e.at) from ticket_event e
                    where e.ticket_id = now.id and e.type = 'changed' and jsonb_exists(e.payload, 'status')) as moved_at
            from ticket own
            join ticket now on now.id = (select id from way order by step desc limit 1)
            join customer c on c.id = own.customer_id
            left join channel_account a on a.key = own.channel
            where own.id = :ticket""";

    private static final String MESSAGES = """
            with own as (select id, customer_id from ticket where id = :ticket),
            stood as (
                select m.id, m.conversation_id, m.author_customer, m.reply_to, m.automatic
                from (select distinct message_id from placement where ticket_id = :ticket) p join message m on m.id = p.message_id),
            theirs as (
                select c.id as conversation_id from own, conversation c
                where c.id in (select conversation_id from stood) and (c.customer_id = own.customer_id or own.id = (
                    select p.ticket_id from message m join placement p on p.message_id = m.id
                    where m.conversation_id = c.id order by p.operation_id limit 1))),
            places as (
                select distinct p.ticket_id from theirs join message m using (conversation_id) join placement p on p.message_id = m.id
                where p.removed_by is null and exists (select 1 from ticket t join own using (id) where t.merged_into is not null)
                union select id from own),
            others as (
                select distinct c.customer_id
                from placement p join message m on m.id = p.message_id join conversation c on c.id = m.conversation_id, own
                where p.ticket_id in (select ticket_id from places) and p.removed_by is null and c.customer_id <> own.customer_id
                  and c.id not in (select conversation_id from theirs)),
            reader (address) as (
                select a.value from customer_address a, own where a.customer_id = own.customer_id
                union
                (select lower(r ->> 'address') from stood join theirs using (conversation_id) join own on own.customer_id = stood.author_customer,
                    jsonb_array_elements(stood.reply_to) r where not stood.automatic
                except
                select a.value from customer_address a join others using (customer_id)))
            select m.id, m.kind, m.author_name, m.author_customer = own.customer_id as by_reader, m.lang, m.text, m.quoted,
                   coalesce(case when m.kind = 'reply' then o.changed_at end, m.created_at) as at,
                   coalesce((select json_agg(json_build_object('name', f.name, 'size', f.size) order by f.position)
                             from attachment f where f.message_id = m.id and not f.inline), '[]') as files
            from own, placement p
            join message m on m.id = p.message_id
            left join outbox o on o.message_id = m.id
            where p.removed_by is null and p.ticket_id in (select ticket_id from places) and not m.automatic and not m.quarantined
              and (m.kind = 'reply' and o.state = 'sent' or m.kind = 'customer' and m.conversation_id in (select conversation_id from theirs))
              and (m.kind = 'customer' and m.author_customer = own.customer_id
                   or m.kind = 'customer' and m.id in (select id from stood) and exists (
                       select 1 from participant t where t.ticket_id = own.id and t.value = lower(m.author_address) and t.source <> 'agent')
                   or exists (select 1 from jsonb_array_elements(m.to_addresses || m.cc_addresses) r
                              where lower(r ->> 'address') in (select address from reader)))
            order by m.created_at desc, m.id desc limit :most""";

    private final JdbcClient jdbc;
    private final Arrivals arrivals;

    StatusPages(JdbcClient jdbc, Arrivals arrivals) {
        this.jdbc = jdbc;
        this.arrivals = arrivals;
    }

    /** @param ticket one a link was made for */
    public StatusPage of(UUID ticket) {
        var messages = jdbc.sql(MESSAGES)
                .param("ticket", ticket)
                .param("most", MOST_MESSAGES)
                .query(StatusPages::message)
                .list()
                .reversed();
        return jdbc.sql(HEAD).param("ticket", ticket).query((row, n) -> page(ticket, row, messages)).single();
    }

    private StatusPage page(UUID ticket, ResultSet row, List<PublicMessage> messages) throws SQLException {
        var moved = row.getTimestamp("moved_at");
        var updated = Stream.concat(messages.stream().map(PublicMessage::at),
                        Stream.ofNullable(moved == null ? null : moved.toInstant()))
                .max(Comparator.naturalOrder())
                .orElse(row.getTimestamp("created_at").toInstant());
        return new StatusPage(ticket, row.getLong("number"), row.getString("subject"), Status.of(row.getString("status")), arrivals.open(ticket),
                row.getBoolean("own"), row.getString("company") == null ? "" : row.getString("company"), row.getString("address"),
                lang(row.getString("customer_lang"), messages), updated, messages);
    }

    private static @Nullable String lang(@Nullable String known, List<PublicMessage> messages) {
        if (known != null) return known;
        return messages.stream().filter(message -> !message.fromUs()).map(PublicMessage::lang).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    private static PublicMessage message(ResultSet row, int n) throws SQLException {
        var author = row.getString("kind").equals("reply") ? Author.AGENT : row.getBoolean("by_reader") ? Author.READER : Author.OTHER;
        var files = Json.read(row.getString("files")).valueStream()
                .map(file -> new File(file.path("name").asString(), file.path("size").asLong()))
                .toList();
        // What another one quoted may name people the reader has never heard of.
        var quoted = author == Author.READER ? row.getString("quoted") : null;
        return new PublicMessage(row.getObject("id", UUID.class), author, name(row.getString("author_name")), at(row), row.getString("lang"),
                LinkedText.of(row.getString("text")), LinkedText.of(quoted), files);
    }

    /** Some mail programs write an address where a name belongs. */
    private static @Nullable String name(@Nullable String name) {
        return name == null || name.isBlank() || name.contains("@") || name.contains("＠") ? null : name.strip();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getTimestamp("at").toInstant();
    }
}
