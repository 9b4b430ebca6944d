package io.tributary.channel;

import io.tributary.channel.OutboxRows.Composed;
import io.tributary.customer.Address;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Json;
import io.tributary.ticket.Person;
import io.tributary.ticket.StatusLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what a reply becomes as a mail: threaded (RFC 5322 section 3.6.4), signed, with the customer's link and words. */
@Component
class MailComposer {

    /** References grow with the thread; a line of folded headers need not. */
    private static final int MOST_REFERENCES = 20;

    /** Ids come from outside, and go into a header. */
    private static final Pattern ID = Pattern.compile("[!-~&&[^<>]]{1,250}");

    /** One statement: the message, what its thread was called before it, its files, and the words it answers. */
    private static final String SELECT = """
            select m.id, m.channel, m.external_id, m.subject, m.text, m.html, m.to_addresses, m.cc_addresses, m.author_name, m.automatic, m.lang,
                m.created_at, t.id as ticket, t.number,
                (select json_agg(r.external_id order by r.created_at desc, r.id desc) from (
                    select external_id, created_at, id from message
                    where conversation_id = m.conversation_id and external_id is not null and (created_at, id) < (m.created_at, m.id)
                        and not (kind = 'reply' and automatic)
                    order by created_at desc, id desc limit :references) r) as refs,
                (select json_agg(lower(own.address)) from (
                    select a.display as address from customer_address a join customer c on c.id = a.customer_id
                    where a.kind = 'email' and coalesce(c.merged_into, c.id) = t.customer_id
                    union
                    select r ->> 'address' from placement s join message w on w.id = s.message_id, jsonb_array_elements(w.reply_to) r
                    where s.ticket_id = t.id and s.removed_by is null and w.kind = 'customer' and w.author_customer = t.customer_id) own) as owners,
                (select json_agg(distinct lower(r ->> 'address')) from placement s join message w on w.id = s.message_id,
                    jsonb_array_elements(w.to_addresses || w.cc_addresses) r
                    where s.ticket_id = t.id and s.removed_by is null and w.kind = 'customer' and w.author_customer = t.customer_id) as friends,
                (select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'sha256', encode(a.sha256, 'hex')) order by a.position)
                    from attachment a where a.message_id = m.id) as files,
                (select json_build_object('name', q.author_name, 'address', q.author_address, 'replyTo', q.reply_to, 'others', q.to_addresses || q.cc_addresses, 'text', left(q.text, 30000), 'lang', q.lang,
                        'at', to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                    from message q where q.conversation_id = m.conversation_id and q.kind = 'customer' and not q.automatic
                    and (q.created_at, q.id) < (m.created_at, m.id) order by q.created_at desc, q.id desc limit 1) as answered
            from message m
            left join placement p on p.message_id = m.id and p.removed_by is null
            left join ticket t on t.id = p.ticket_id
            where m.id = :message""";

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final StatusLinks links;
    private final MailIds ids;
    private final BlobStore blobs;

    MailComposer(JdbcClient jdbc, ChannelAccounts accounts, StatusLinks links, MailIds ids, BlobStore blobs) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.links = links;
        this.ids = ids;
        this.blobs = blobs;
    }

    private record Reply(UUID id, String channel, String externalId, String subject, String text, @Nullable String html, String toAddresses,
            String ccAddresses, @Nullable String authorName, boolean automatic, @Nullable String lang, Instant createdAt,
            @Nullable UUID ticket, @Nullable Long number, @Nullable String refs, @Nullable String files, @Nullable String answered, @Nullable String owners, @Nullable String friends) {}

    private record FileRow(UUID id, String name, String type, String sha256) {}

    private record Answered(@Nullable String name, @Nullable String address, Person[] replyTo, Person[] others, String text, @Nullable String lang,
            String at) {

        boolean names(Person person) {
            return Stream.concat(Stream.of(new Person(null, address)), Arrays.stream(replyTo)).anyMatch(one -> same(one.address(), person.address()));
        }

        boolean known(Person person) {
            return names(person) || Arrays.stream(others).anyMatch(one -> same(one.address(), person.address()));
        }
    }

    Composed compose(UUID message) {
        var reply = jdbc.sql(SELECT).param("message", message).param("references", MOST_REFERENCES).query((row, n) -> new Reply(
                row.getObject("id", UUID.class), row.getString("channel"), row.getString("external_id"), row.getString("subject"),
                row.getString("text"), row.getString("html"), row.getString("to_addresses"), row.getString("cc_addresses"),
                row.getString("author_name"), row.getBoolean("automatic"), row.getString("lang"), row.getTimestamp("created_at").toInstant(),
                row.getObject("ticket", UUID.class), row.getObject("number", Long.class), row.getString("refs"), row.getString("files"),
                row.getString("answered"), row.getString("owners"), row.getString("friends"))).single();
        var account = accounts.get(reply.channel);
        return Composed.of(letter(reply, account));
    }

    private Letter letter(Reply reply, ChannelAccount account) {
        var answered = reply.answered == null ? null : Json.read(reply.answered, Answered.class);
        var chinese = "zh".equals(answered == null || answered.lang == null ? reply.lang : answered.lang);
        var to = people(reply.toAddresses);
        var cc = people(reply.ccAddresses);
        // Their words are for those they concern, not for whomever else an agent writes to about the matter, nor for whom they left out.
        var concerned = answered != null && Stream.concat(to.stream(), cc.stream()).anyMatch(answered::names) && to.stream().allMatch(answered::known);
        var quoted = answered == null || !concerned || reply.automatic || "false".equals(account.settings().get("quote")) ? null
                : new Letter.Quote(new Person(answered.name, answered.address), Instant.parse(answered.at), answered.text);
        return new Letter(reply.id, reply.externalId, reply.createdAt, from(reply, account, chinese), to, cc,
                reply.number != null && account.signedAddress() ? ids.replyAddress(reply.number, MailAddress.wire(account.address())) : null,
                reply.subject, references(reply), reply.automatic, ids.desk(), chinese, reply.text, reply.html,
                reply.ticket != null && isAmongThem(reply, to, cc) ? links.url(reply.ticket) : null, account.signature().get(chinese ? "zh-CN" : "en"),
                quoted, files(reply));
    }

    /**
     * Whether it goes to the ticket's customer, and to nobody else but whom they wrote to themselves. Who has their link reads all they
     * wrote there, and writes in their name.
     */
    private static boolean isAmongThem(Reply reply, List<Person> to, List<Person> cc) {
        var owners = addresses(reply.owners);
        var known = Stream.concat(owners.stream(), addresses(reply.friends).stream()).toList();
        var all = Stream.concat(to.stream(), cc.stream()).toList();
        return all.stream().anyMatch(person -> isOneOf(owners, person)) && all.stream().allMatch(person -> isOneOf(known, person));
    }

    private static List<String> addresses(@Nullable String json) {
        return json == null ? List.of() : List.of(Json.read(json, String[].class));
    }

    private static boolean isOneOf(List<String> addresses, Person person) {
        return addresses.stream().anyMatch(address -> same(address, person.address()));
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && Address.email(one, null).normalised().equals(Address.email(other, null).normalised());
    }

    private static Person from(Reply reply, ChannelAccount account, boolean chinese) {
        var agent = reply.authorName;
        var named = !reply.automatic && agent != null && "agent-at-account".equals(account.settings().get("fromName"));
        var name = !named ? account.name() : chinese ? account.name() + " " + agent : agent + " at " + account.name();
        return new Person(name, account.address());
    }

    private static List<String> references(Reply reply) {
        return reply.refs == null ? List.of() : usable(Json.read(reply.refs, String[].class));
    }

    /** Those of the ids that may stand in a header. */
    static List<String> usable(@Nullable String... ids) {
        return Arrays.stream(ids).filter(id -> id != null && ID.matcher(id).matches()).toList();
    }

    private List<Letter.File> files(Reply reply) {
        if (reply.files == null) return List.of();
        var files = new ArrayList<Letter.File>();
        for (var file : Json.read(reply.files, FileRow[].class)) {
            files.add(new Letter.File(file.id, file.name, file.type, blobs.path(HexFormat.of().parseHex(file.sha256))));
        }
        return files;
    }

    /** Nobody whom a mail cannot reach: one bad address must not keep it from the others. */
    private static List<Person> people(String json) {
        return Arrays.stream(Json.read(json, Person[].class)).filter(person -> MailAddress.sendable(person.address())).toList();
    }
}
