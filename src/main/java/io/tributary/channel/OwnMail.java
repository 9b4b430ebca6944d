package io.tributary.channel;

import io.tributary.channel.OutboxRows.Composed;
import io.tributary.channel.OutboxRows.Due;
import io.tributary.customer.Address;
import io.tributary.platform.Ids;
import io.tributary.platform.Json;
import io.tributary.platform.TributarySettings;
import io.tributary.ticket.Draft;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.Person;
import io.tributary.ticket.StatusLinks;
import io.tributary.ticket.Surveys;
import io.tributary.ticket.Tickets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the desk writes by itself: that a first mail came, and the question how it went. Once, in the customer's language; never to a
 * machine, and never more than two an hour. It gives way to mail that waits to come in.
 */
@Component
class OwnMail {

    /** How long it waits while there is mail to be taken in. */
    private static final Duration GIVES_WAY = Duration.ofSeconds(10);

    /** What comes days later only puzzles. */
    private static final Duration WORTH_SAYING = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final AutomaticLimit limit;
    private final Tickets tickets;
    private final StatusLinks links;
    private final Surveys surveys;
    private final MailIds ids;
    private final MessageSource texts;
    private final String node;
    private final Clock clock;

    OwnMail(JdbcClient jdbc, ChannelAccounts accounts, AutomaticLimit limit, Tickets tickets, StatusLinks links, Surveys surveys, MailIds ids,
            MessageSource texts, TributarySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.limit = limit;
        this.tickets = tickets;
        this.links = links;
        this.surveys = surveys;
        this.ids = ids;
        this.texts = texts;
        this.node = settings.nodeId();
        this.clock = clock;
    }

    /**
     * What became of the oldest one asked for.
     *
     * @param due the message, claimed and ready to leave; null if it was withheld
     * @param busy mail was waiting to come in meanwhile
     */
    record Step(@Nullable Due due, boolean busy) {}

    /** @param bounced the last answer of ours did not reach anybody */
    private record Asked(UUID id, boolean satisfaction, UUID ticket, long number, boolean resolved, boolean bounced, String account, Instant createdAt, Instant giveUpAt,
            boolean busy, boolean probing, @Nullable UUID conversation, @Nullable String name, String address, Person[] replyTo, String subject, @Nullable String lang,
            @Nullable String externalId) {

        String what() {
            return satisfaction ? "satisfaction" : "acknowledgement";
        }
    }

    /**
     * Makes the next one into a message, in one transaction, or withholds it.
     *
     * @param taken told the row's id before anything can go wrong with it
     */
    @Transactional
    Optional<Step> next(Consumer<UUID> taken) {
        var now = clock.instant();
        var found = jdbc.sql("""
                select o.id, o.kind = 'satisfaction' as satisfaction, o.ticket_id, t.number, t.status = 'resolved' as resolved, o.account, o.created_at,
                    o.give_up_at, m.conversation_id, m.author_name, m.author_address, m.reply_to, m.subject, m.lang, m.external_id, inbox.busy,
                    exists (select 1 from outgoing_trouble x where x.account = o.account) as probing,
                    case when o.kind = 'satisfaction' then (
                        select b.state from placement p join message r on r.id = p.message_id join outbox b on b.message_id = r.id
                        where p.ticket_id = o.ticket_id and p.removed_by is null and r.kind = 'reply' and not r.automatic
                        order by r.created_at desc, r.id desc limit 1) = 'failed' else false end as bounced
                from outbox o
                cross join (select exists (select 1 from inbox where state = 'accepted' and (not_before is null or not_before <= :now)) as busy) inbox
                join ticket t on t.id = o.ticket_id
                left join lateral (
                    select * from placement p join message m on m.id = p.message_id
                    where p.ticket_id = o.ticket_id and p.removed_by is null and m.kind = 'customer' and m.author_customer = t.customer_id
                      and (o.kind = 'acknowledgement' or not m.automatic)
                    order by case when o.kind = 'satisfaction' then m.created_at end desc nulls last, m.created_at, m.id limit 1) m on true
                where o.message_id is null and o.state = 'queued' and o.not_before <= :now and (not inbox.busy or o.created_at <= :patient)
                  and not exists (select 1 from outgoing_trouble x where x.account = o.account and x.not_before > :now)
                order by o.id limit 1 for update of o skip locked""")
                .param("now", Timestamp.from(now))
                .param("patient", Timestamp.from(now.minus(GIVES_WAY)))
                .query(OwnMail::asked)
                .optional();
        if (found.isEmpty()) return Optional.empty();
        var asked = found.get();
        taken.accept(asked.id);
        var account = accounts.get(asked.account);
        var to = to(asked);
        var reason = withheld(asked, to, now);
        if (asked.conversation != null && reason == null) {
            return Optional.of(new Step(write(asked, asked.conversation, account, to, now), asked.busy));
        }
        jdbc.sql("delete from outbox where id = ?").param(asked.id).update();
        tickets.withheld(asked.ticket, asked.what(), to.value(), reason == null ? "gone" : reason);
        return Optional.of(new Step(null, asked.busy));
    }

    private static Asked asked(ResultSet row, int n) throws SQLException {
        var replyTo = row.getString("reply_to");
        return new Asked(row.getObject("id", UUID.class), row.getBoolean("satisfaction"), row.getObject("ticket_id", UUID.class), row.getLong("number"),
                row.getBoolean("resolved"), row.getBoolean("bounced"), row.getString("account"), row.getTimestamp("created_at").toInstant(), row.getTimestamp("give_up_at").toInstant(), row.getBoolean("busy"), row.getBoolean("probing"),
                row.getObject("conversation_id", UUID.class), row.getString("author_name"), String.valueOf(row.getString("author_address")),
                replyTo == null ? new Person[0] : Json.read(replyTo, Person[].class), String.valueOf(row.getString("subject")), row.getString("lang"),
                row.getString("external_id"));
    }

    private static Address to(Asked asked) {
        return Stream.concat(Arrays.stream(asked.replyTo), Stream.of(new Person(asked.name, asked.address)))
                .filter(person -> MailAddress.sendable(person.address()))
                .map(person -> Address.email(java.util.Objects.requireNonNull(person.address()), person.name()))
                .findFirst()
                .orElse(Address.email(asked.address, null));
    }

    private @Nullable String withheld(Asked asked, Address to, Instant now) {
        if (asked.satisfaction) {
            if (asked.conversation == null) return "machine";
            if (!asked.resolved) return "reopened";
            if (asked.bounced) return "bounced";
        }
        if (accounts.isOurs(to) || accounts.isOurs(Address.email(asked.address, null))) return "own-address";
        if (!AutomaticLimit.answerable(to.value()) || !AutomaticLimit.answerable(asked.address)) return "unroutable";
        if (asked.createdAt.plus(WORTH_SAYING).isBefore(now)) return "too-late";
        return limit.allows(to, asked.ticket) ? null : "limit";
    }

    private Due write(Asked asked, UUID conversation, ChannelAccount account, Address to, Instant now) {
        var id = Ids.next();
        var chinese = "zh".equals(asked.lang);
        var externalId = ids.of(id, account.address());
        var subject = SubjectTag.answering(asked.subject, asked.number);
        tickets.lock(asked.ticket);
        var words = words(asked, account, to, chinese);
        tickets.sendAutomatic(asked.ticket, conversation, account.name(), new Draft(id, MessageKind.REPLY, account.key(), account.address(), subject,
                words.kept(), null, List.of(to), List.of(), List.of(), null, Duration.ZERO, null, externalId));
        var mail = Composed.of(new Letter(id, externalId, now, new Person(account.name(), account.address()), List.of(new Person(to.name(), to.value())),
                List.of(), account.signedAddress() ? ids.replyAddress(asked.number, MailAddress.wire(account.address())) : null, subject,
                MailComposer.usable(asked.externalId), true, ids.desk(), chinese, words.plain(), words.html(), asked.satisfaction ? null : links.url(asked.ticket),
                account.signature().get(chinese ? "zh-CN" : "en"), null, List.of()));
        jdbc.sql("""
                update outbox set message_id = ?, raw = ?, envelope_from = ?, recipients = ?::jsonb, attempts = 1, not_before = ?, lease_owner = ?
                where id = ?""")
                .params(id, mail.bytes(), mail.envelopeFrom(), Json.write(mail.recipients()), Timestamp.from(now.plus(OutboxRows.LEASE)), node, asked.id)
                .update();
        return new Due(asked.id, id, asked.ticket, asked.account, 1, 0, asked.giveUpAt, asked.probing, false, mail);
    }

    /**
     * What it says.
     *
     * @param kept as agents read it: their customer's key is no business of theirs
     * @param html null where the plain words are enough
     */
    private record Words(String kept, String plain, @Nullable String html) {}

    private Words words(Asked asked, ChannelAccount account, Address to, boolean chinese) {
        var locale = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        if (asked.satisfaction) {
            var question = new SatisfactionQuestion(filled(texts.getMessage("satisfaction.text", null, locale), asked, locale), scores(locale),
                    texts.getMessage("satisfaction.after", null, locale));
            var url = surveys.ask(asked.ticket, to.value());
            return new Words(question.kept(), question.plain(url), question.html(url));
        }
        var own = account.settings().get(chinese ? "acknowledgement.zh-CN" : "acknowledgement.en");
        var text = filled(own == null || own.isBlank() ? texts.getMessage("acknowledgement.text", null, locale) : own, asked, locale);
        return new Words(text, text, null);
    }

    /** What each score means, from the first. */
    private List<String> scores(Locale locale) {
        return IntStream.rangeClosed(1, Surveys.BEST).mapToObj(score -> texts.getMessage("satisfaction.score." + score, null, locale)).toList();
    }

    private String filled(String text, Asked asked, Locale locale) {
        var subject = OutgoingHeader.line(asked.subject);
        if (subject.length() > 200) subject = subject.substring(0, 200) + '…';
        if (subject.isEmpty()) subject = texts.getMessage("acknowledgement.no-subject", null, locale);
        // The subject last: what it holds is the customer's, and no place of ours.
        return text.replace("{number}", "T-" + asked.number).replace("{subject}", subject);
    }

    /** It could not be written: later, and not for ever. */
    @Transactional
    void failed(UUID id, int tries) {
        jdbc.sql("update outbox set attempts = attempts + 1, not_before = ? where id = ? and attempts < ?")
                .params(Timestamp.from(clock.instant().plusSeconds(60)), id, tries)
                .update();
        jdbc.sql("delete from outbox where id = ? and attempts >= ? and message_id is null").params(id, tries).update();
    }
}
