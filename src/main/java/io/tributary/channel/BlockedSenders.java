package io.tributary.channel;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.customer.Address;
import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.identity.Teams;
import io.tributary.platform.Ids;
import io.tributary.platform.Page;
import io.tributary.platform.Problem;
import io.tributary.ticket.Visibility;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose mail nobody here wants to read. */
@Service
public class BlockedSenders {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Audit audit;
    private final Clock clock;
    /** Every mail asks, so all are read at once; another node's change is seen within the five seconds. */
    private final LoadingCache<String, Set<String>> blocked =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(all -> read());

    BlockedSenders(JdbcClient jdbc, Teams teams, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code kind} is address or domain, {@code account} the mailbox it was said in. */
    public record BlockedSender(UUID id, String kind, String value, String account, @Nullable String by, Instant at, @Nullable String reason) {}

    /** The address or domain that keeps this sender out, if one does. A domain stands for all below it. */
    @Nullable String match(Address sender) {
        var all = blocked.get("all");
        var address = sender.normalised();
        if (all.contains(address)) return address;
        for (var domain = address.substring(address.lastIndexOf('@') + 1); domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
            if (all.contains('@' + domain)) return domain;
        }
        return null;
    }

    private Set<String> read() {
        return new HashSet<>(jdbc.sql("select case kind when 'domain' then '@' || value else value end from blocked_sender").query(String.class).list());
    }

    /**
     * @param account the mailbox its mail lay in
     * @throws Problem {@code freemail-domain} for a domain of everybody's, {@code own-address} for ours
     */
    @Transactional
    public void block(Caller caller, String account, Address sender, boolean wholeDomain, @Nullable String reason) {
        var address = sender.normalised();
        var domain = address.substring(address.lastIndexOf('@') + 1);
        if (ours(wholeDomain ? "%@" + domain.replace("_", "\\_").replace("%", "\\%") : address)) throw new Problem(HttpStatus.CONFLICT, "own-address");
        if (wholeDomain && (FreemailDomains.contains(domain) || !domain.contains("."))) {
            throw new Problem(HttpStatus.CONFLICT, "freemail-domain", Map.of("domain", domain));
        }
        jdbc.sql("""
                insert into blocked_sender (id, kind, value, account, actor, at, reason) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, value) do nothing""")
                .params(Arrays.asList(Ids.next(), wholeDomain ? "domain" : "address", wholeDomain ? domain : address, account, caller.id(),
                        Timestamp.from(clock.instant()), reason))
                .update();
        audit.note(caller.id(), "sender.block", wholeDomain ? domain : address, Map.of("account", account));
        blocked.invalidateAll();
    }

    private boolean ours(String like) {
        return jdbc.sql("""
                select exists (select 1 from channel_account where lower(address) like :it
                               or exists (select 1 from unnest(aliases) alias where lower(alias) like :it))""")
                .param("it", like)
                .query(Boolean.class)
                .single();
    }

    /** Newest first, those of mailboxes the caller sees. */
    public Page<BlockedSender> list(Caller caller, @Nullable UUID cursor, int limit) {
        var rows = query(caller, """
                select b.id, b.kind, b.value, b.account, (select name from agent where id = b.actor) as by, b.at, b.reason
                from blocked_sender b where %s and (:cursor::uuid is null or b.id < :cursor) order by b.id desc limit :limit""")
                .param("cursor", cursor)
                .param("limit", limit + 1)
                .query(BlockedSender.class)
                .list();
        return Page.of(rows, limit, BlockedSender::id);
    }

    /** Their next mail is an ordinary one again. @throws Problem {@code not-found} */
    @Transactional
    public void unblock(Caller caller, UUID id) {
        var gone = query(caller, "delete from blocked_sender b where b.id = :id and %s returning b.value").param("id", id).query(String.class).optional();
        audit.note(caller.id(), "sender.unblock", gone.orElseThrow(Problem::notFound), Map.of());
        blocked.invalidateAll();
    }

    private JdbcClient.StatementSpec query(Caller caller, String sql) {
        var seen = """
                (:seesAll or :seesMail and exists (select 1 from channel_account a where a.key = b.account
                                     and (a.team_id is null or a.team_id = any(:seesTeams))))""";
        return Visibility.params(jdbc.sql(sql.formatted(seen)), teams.sight(caller));
    }
}
