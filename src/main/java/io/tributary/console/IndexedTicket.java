package io.tributary.console;

import io.tributary.platform.Analyzers;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Subselect;
import org.hibernate.search.engine.backend.types.Norms;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.automaticindexing.ReindexOnUpdate;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.IndexingDependency;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is looked up: read by one statement from the tables of its messages and people, never written. A merged one answers
 * to its number alone; its messages are found where they are now. What a machine of ours wrote is in no ticket's text, and of a
 * ticket of more than a million characters the oldest messages are not.
 */
@Entity
@Indexed(index = "ticket")
@Immutable
@Subselect("""
        select t.id, t.number, t.status, t.priority, t.channel, coalesce(t.category, 'none') as category, t.created_at,
            t.snoozed_until is not null as snoozed,
            (select split_part(lower(q.lang), '-', 1) from queue_row q where q.ticket_id = t.id) as lang, t.updated_at, t.shared_teams, t.mentioned,
            coalesce(t.team_id::text, 'none') as team, coalesce(t.assignee_id::text, 'none') as assignee,
            array_position(array['urgent', 'high', 'normal', 'low'], t.priority) as priority_rank,
            case when t.merged_into is null then t.subject end as subject,
            case when t.merged_into is null then t.tags else '{}' end as tags,
            case when t.merged_into is not null then '{}' else array(
                select c.name from customer c where c.id = t.customer_id and c.name is not null
                union select p.name from participant p where p.ticket_id = t.id and p.name is not null) end as people,
            case when t.merged_into is not null then '{}' else array(
                select a.display from customer_address a where a.customer_id = t.customer_id
                union select p.display from participant p where p.ticket_id = t.id) end as addresses,
            array(select newest.body from (
                select concat_ws(E'\\n', nullif(m.subject, t.subject), left(m.text, 50000)) as body,
                    sum(least(length(m.text), 50000)) over (order by m.created_at desc, m.id desc) as total
                from placement p join message m on m.id = p.message_id
                where p.ticket_id = t.id and p.removed_by is null and not (m.kind = 'reply' and m.automatic)) newest
                where newest.total <= 1000000) as messages
        from ticket t""")
@SuppressWarnings("NullAway.Init") // Hibernate fills what its constructor leaves open.
class IndexedTicket {

    /** Of the document and of what its words become; another one makes every installation build its index anew at the next start. */
    static final String SCHEMA = "3";

    /** For a ticket that has no team or assignee: one can only look for what is there. */
    static final String NONE = "none";

    /** An order number, a code, an address: a word of Latin letters and digits, with what may stand between them. */
    private static final Pattern IDENTIFIER = Pattern.compile("(?<![\\p{IsLatin}\\p{Nd}])[\\p{IsLatin}\\p{Nd}][\\p{IsLatin}\\p{Nd}._@+#/-]{1,62}[\\p{IsLatin}\\p{Nd}]");

    private static final int IDENTIFIERS_AT_MOST = 300;

    @Id
    private UUID id;

    @GenericField(sortable = Sortable.YES, projectable = Projectable.YES)
    private long number;

    @KeywordField
    private String status;

    @KeywordField
    private String priority;

    @KeywordField
    private String channel;

    @KeywordField
    private String category;

    @KeywordField
    private @Nullable String lang;

    @KeywordField
    private String team;

    @KeywordField
    private String assignee;

    @GenericField
    private boolean snoozed;

    @KeywordField
    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] sharedTeams;

    @KeywordField
    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] mentioned;

    @GenericField(sortable = Sortable.YES)
    private int priorityRank;

    @GenericField(sortable = Sortable.YES)
    private Instant createdAt;

    @GenericField(sortable = Sortable.YES)
    private Instant updatedAt;

    @FullTextField(analyzer = Analyzers.TEXT, searchAnalyzer = Analyzers.TEXT_QUERY)
    private @Nullable String subject;

    @FullTextField(analyzer = Analyzers.TEXT, searchAnalyzer = Analyzers.TEXT_QUERY)
    @KeywordField(name = "tag")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] tags;

    @FullTextField(analyzer = Analyzers.TEXT, searchAnalyzer = Analyzers.TEXT_QUERY)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] people;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] addresses;

    @FullTextField(analyzer = Analyzers.TEXT, searchAnalyzer = Analyzers.TEXT_QUERY)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] messages;

    protected IndexedTicket() {}

    /** Only its name: enough to say that it has changed. */
    IndexedTicket(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    /** Its number, everybody's address and its domain, and the codes in what was said. */
    @Transient
    @FullTextField(analyzer = Analyzers.IDENTIFIER, searchAnalyzer = Analyzers.IDENTIFIER_QUERY, norms = Norms.NO)
    @IndexingDependency(reindexOnUpdate = ReindexOnUpdate.NO)
    public Set<String> getIdentifiers() {
        var identifiers = new LinkedHashSet<String>();
        identifiers.add("T-" + number);
        for (var address : addresses) {
            identifiers.add(address);
            var at = address.lastIndexOf('@');
            if (at >= 0) identifiers.add(address.substring(at + 1));
        }
        if (subject != null) collect(List.of(subject), identifiers);
        collect(List.of(messages), identifiers);
        return identifiers;
    }

    private static void collect(List<String> texts, Set<String> identifiers) {
        for (var text : texts) {
            var candidates = IDENTIFIER.matcher(text);
            while (identifiers.size() < IDENTIFIERS_AT_MOST && candidates.find()) {
                if (candidates.group().chars().anyMatch(c -> c == '@' || Character.isDigit(c))) identifiers.add(candidates.group());
            }
        }
    }
}
