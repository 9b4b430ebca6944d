package io.tributary.ticket;

import io.tributary.customer.Address;
import io.tributary.platform.BlobStore;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes messages, with their operation, placement, aliases and participants, in one statement each. */
@Component
class MessageStore {

    private final JdbcClient jdbc;
    private final BlobStore blobs;

    MessageStore(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /**
     * A message about to be placed. Nothing in it ever changes afterwards.
     *
     * @param answers null for whatever was said last on this conversation in this ticket
     */
    record NewMessage(UUID id, UUID conversation, @Nullable UUID newConversationOf, @Nullable UUID answers, UUID ticket, UUID operation, String operationKind,
            Actor actor, MessageKind kind, Person author, @Nullable UUID agent, @Nullable UUID customer, List<Address> to, List<Address> cc, List<Address> replyTo,
            String channel, @Nullable String lang, @Nullable String externalId, String subject, String text, @Nullable String quoted,
            @Nullable String html, boolean automatic, Map<String, ?> evidence, @Nullable UUID inboxId, int parserVersion,
            int sanitizerVersion, List<Participant> participants, Instant at) {}

    /** Someone who may write into the ticket from now on, and why. */
    record Participant(Address address, String source) {}

    /** Returns the messages that have waited for this one, as the answer to it they are. */
    List<UUID> write(NewMessage message) {
        var people = message.participants();
        return jdbc.sql("""
                with op as (
                    insert into operation (id, kind, actor, at) values (:operation, :operationKind, :actor::jsonb, :at)),
                conv as (
                    insert into conversation (id, customer_id, channel, created_at)
                    select :conversation, :newConversationOf::uuid, :channel, :at where :newConversationOf::uuid is not null),
                msg as (
                    insert into message (id, conversation_id, kind, direction, author_name, author_address, author_agent, author_customer,
                        to_addresses, cc_addresses, reply_to, channel, lang, external_id, subject, text, quoted, html, automatic, evidence, inbox_id,
                        parser_version, sanitizer_version, created_at, answers)
                    values (:id, :conversation, :kind, :direction, :authorName, :authorAddress, :agent::uuid, :customer::uuid, :to::jsonb, :cc::jsonb, :replyTo::jsonb,
                        :channel, :lang, :externalId, :subject, :text, :quoted, :html, :automatic, :evidence::jsonb, :inboxId::uuid,
                        :parserVersion, :sanitizerVersion, :at,
                        coalesce(:answers::uuid, (
                            select said.id from message said join placement there on there.message_id = said.id and there.removed_by is null
                            where said.conversation_id = :conversation and there.ticket_id = :ticket
                            order by said.created_at desc, said.id desc limit 1)))),
                alias as (
                    insert into conversation_alias (external_id, conversation_id, message_id)
                    select :externalId, :conversation, :id where :externalId::text is not null
                    on conflict (external_id, conversation_id) do nothing),
                people as (
                    insert into participant (ticket_id, kind, value, display, name, source, at)
                    select :ticket, kind, value, display, name, source, :at
                    from unnest(:kinds::text[], :values::text[], :displays::text[], :names::text[], :sources::text[])
                         as p (kind, value, display, name, source)
                    on conflict do nothing)
                insert into placement (message_id, ticket_id, operation_id, at) values (:id, :ticket, :operation, :at)
                returning array(select w.message_id from awaited_parent w where w.external_id = :externalId) as waiting""")
                .param("operation", message.operation())
                .param("operationKind", message.operationKind())
                .param("actor", Json.write(message.actor()))
                .param("at", Timestamp.from(message.at()))
                .param("conversation", message.conversation())
                .param("newConversationOf", text(message.newConversationOf()), Types.VARCHAR)
                .param("answers", text(message.answers()), Types.VARCHAR)
                .param("channel", message.channel())
                .param("id", message.id())
                .param("kind", message.kind().key())
                .param("direction", message.kind().direction())
                .param("authorName", message.author().name(), Types.VARCHAR)
                .param("authorAddress", message.author().address(), Types.VARCHAR)
                .param("agent", text(message.agent()), Types.VARCHAR)
                .param("customer", text(message.customer()), Types.VARCHAR)
                .param("to", Json.write(people(message.to())))
                .param("cc", Json.write(people(message.cc())))
                .param("replyTo", Json.write(people(message.replyTo())))
                .param("lang", message.lang(), Types.VARCHAR)
                .param("externalId", message.externalId(), Types.VARCHAR)
                .param("subject", message.subject())
                .param("text", message.text())
                .param("quoted", message.quoted(), Types.VARCHAR)
                .param("html", message.html(), Types.VARCHAR)
                .param("automatic", message.automatic())
                .param("evidence", Json.write(message.evidence()))
                .param("inboxId", text(message.inboxId()), Types.VARCHAR)
                .param("parserVersion", message.parserVersion())
                .param("sanitizerVersion", message.sanitizerVersion())
                .param("ticket", message.ticket())
                .param("kinds", column(people, participant -> participant.address().kind()))
                .param("values", column(people, participant -> participant.address().normalised()))
                .param("displays", column(people, participant -> participant.address().value()))
                .param("names", column(people, participant -> participant.address().name()))
                .param("sources", column(people, Participant::source))
                .query((row, n) -> List.of((UUID[]) row.getArray("waiting").getArray()))
                .single();
    }

    /** A message that is in no conversation and no ticket. */
    void quarantine(UUID id, IncomingMessage in, Instant at) {
        jdbc.sql("""
                insert into message (id, kind, direction, author_name, author_address, to_addresses, cc_addresses, reply_to, channel, lang,
                    external_id, subject, text, quoted, html, automatic, quarantined, evidence, inbox_id, parser_version, sanitizer_version,
                    created_at)
                values (:id, 'customer', 'in', :name, :address, :to::jsonb, :cc::jsonb, :replyTo::jsonb, :channel, :lang, :externalId, :subject,
                    :text, :quoted, :html, :automatic, true, :evidence::jsonb, :inbox, :parserVersion, :sanitizerVersion, :at)""")
                .param("id", id)
                .param("name", in.from().name())
                .param("address", in.from().value())
                .param("to", Json.write(people(in.to())))
                .param("cc", Json.write(people(in.cc())))
                .param("replyTo", Json.write(people(in.replyTo())))
                .param("channel", in.channel())
                .param("lang", in.lang())
                .param("externalId", in.externalId())
                .param("subject", in.subject())
                .param("text", in.text())
                .param("quoted", in.quoted())
                .param("html", in.html())
                .param("automatic", in.automatic())
                .param("evidence", Json.write(in.evidence()))
                .param("inbox", in.inboxId())
                .param("parserVersion", in.parserVersion())
                .param("sanitizerVersion", in.sanitizerVersion())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** A quarantined message and its files are gone; of any other nothing is touched. */
    void forget(UUID quarantined) {
        jdbc.sql("""
                delete from attachment where message_id = (select id from message where id = ? and quarantined) returning sha256""")
                .param(quarantined)
                .query(byte[].class)
                .list()
                .forEach(blobs::release);
        if (jdbc.sql("delete from message where id = ? and quarantined").param(quarantined).update() == 0) throw Problem.notFound();
    }

    /** Typed even when null, as its neighbours are: PostgreSQL plans a prepared statement anew for every other mix of types. */
    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String[] column(List<Participant> people, java.util.function.Function<Participant, @Nullable String> of) {
        return people.stream().map(of).toArray(String[]::new);
    }

    private static List<Person> people(List<Address> addresses) {
        return addresses.stream().map(address -> new Person(address.name(), address.value())).toList();
    }

    boolean knows(UUID message) {
        return jdbc.sql("select exists (select 1 from message where id = ?)").param(message).query(Boolean.class).single();
    }

    /** Files that came with a message. */
    void attach(UUID message, List<IncomingMessage.File> files, Instant at) {
        for (int position = 0; position < files.size(); position++) {
            var file = files.get(position);
            jdbc.sql("""
                    insert into attachment (id, message_id, name, type, size, inline, content_id, position, sha256, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(java.util.Arrays.asList(Ids.next(), message, file.name(), file.type(), file.blob().size(), file.inline(),
                            file.contentId(), position, file.blob().sha256(), Timestamp.from(at)))
                    .update();
            blobs.keep(file.blob().sha256());
        }
    }

    /** @throws Problem {@code unknown-attachment} unless every id is an unused upload of the caller's own */
    void attachUploads(UUID message, UUID uploader, List<UUID> uploads) {
        var ids = new ArrayList<>(new java.util.LinkedHashSet<>(uploads));
        for (int position = 0; position < ids.size(); position++) {
            var taken = jdbc.sql("update attachment set message_id = ?, position = ? where id = ? and uploaded_by = ? and message_id is null")
                    .params(message, position, ids.get(position), uploader)
                    .update();
            if (taken == 0) {
                throw new Problem(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT, "unknown-attachment",
                        Map.of("id", ids.get(position)));
            }
        }
    }

    void link(UUID ticket, Map<UUID, String> hints, Instant at) {
        hints.forEach((other, kind) -> jdbc.sql("insert into ticket_link (ticket_id, other_id, kind, at) values (?, ?, ?, ?)")
                .params(ticket, other, kind, Timestamp.from(at))
                .update());
    }

    /** Whoever took part in a ticket takes part in the one that follows it. */
    void carryParticipants(Map<UUID, String> hints, UUID ticket, Instant at) {
        hints.forEach((other, kind) -> {
            if (!kind.equals("follow_up")) return;
            jdbc.sql("""
                    insert into participant (ticket_id, kind, value, display, name, source, at)
                    select ?, kind, value, display, name, source, ? from participant where ticket_id = ? on conflict do nothing""")
                    .params(ticket, Timestamp.from(at), other)
                    .update();
        });
    }

    /** Takes the message out of its ticket; the operation tells who did. */
    void remove(UUID message, UUID operation, Actor actor, Instant at) {
        operation(operation, "withdraw", actor, at);
        jdbc.sql("update placement set removed_by = ? where message_id = ? and removed_by is null").params(operation, message).update();
        // Whoever it alone brought in is a stranger again, and gets no copy of what is said later.
        jdbc.sql("""
                with gone as (
                    select w.ticket_id, m.created_at, lower(r ->> 'address') as address
                    from placement w join message m on m.id = w.message_id, jsonb_array_elements(m.to_addresses || m.cc_addresses) r
                    where w.message_id = :message and w.removed_by = :operation)
                delete from participant t using gone
                where t.ticket_id = gone.ticket_id and lower(t.display) = gone.address and t.source = 'agent' and t.at >= gone.created_at
                  and not exists (
                    select 1 from placement p join message m on m.id = p.message_id
                    where p.ticket_id = t.ticket_id and p.removed_by is null and (lower(m.author_address) = gone.address or exists (
                        select 1 from jsonb_array_elements(m.to_addresses || m.cc_addresses) r where lower(r ->> 'address') = gone.address)))""")
                .param("message", message)
                .param("operation", operation)
                .update();
        // The agent has the draft back, and its files with it.
        jdbc.sql("update attachment set message_id = null where message_id = ? and uploaded_by is not null").param(message).update();
    }

    /** The ticket that shows the message now, locked: what is told of it must not overtake somebody's change. */
    Optional<UUID> lockTicketOf(UUID message) {
        return jdbc.sql("select t.id from placement p join ticket t on t.id = p.ticket_id where p.message_id = ? and p.removed_by is null for update of t")
                .param(message)
                .query(UUID.class)
                .optional();
    }

    void operation(UUID id, String kind, Actor actor, Instant at) {
        jdbc.sql("insert into operation (id, kind, actor, at) values (?, ?, ?::jsonb, ?)")
                .params(id, kind, Json.write(actor), Timestamp.from(at))
                .update();
    }
}
