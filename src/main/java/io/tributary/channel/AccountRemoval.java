package io.tributary.channel;

import io.tributary.identity.Audit;
import io.tributary.identity.Caller;
import io.tributary.platform.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a mailbox out of the desk: its routes stop, and its secrets, reading positions and health go. Tickets, messages and what came in
 * stay. Added again, it may read everything once more: mail is known by its content, whatever account brought it.
 */
@Service
public class AccountRemoval {

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final Connectors connectors;
    private final Audit audit;
    private final WorkSignal work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountRemoval(JdbcClient jdbc, ChannelAccounts accounts, Connectors connectors, Audit audit, WorkSignal work, TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.connectors = connectors;
        this.audit = audit;
        this.work = work;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Replies that wait to leave are not lost by a slip: whoever removes the mailbox hears of them first. Nor can they keep it for ever,
     * for the mailbox that cannot send any more is the one that is removed. Given up, each fails where its writer sees it.
     *
     * @param giveUpWaiting whether replies that have not left may fail
     * @throws Problem {@code not-found}; 409 {@code mail-waiting} with their {@code count}
     */
    public void remove(String key, boolean giveUpWaiting, Caller caller) {
        transaction.executeWithoutResult(tx -> remove(caller, key, giveUpWaiting));
        accounts.changed();
        connectors.keepUp();
        work.outbox();
    }

    private void remove(Caller caller, String key, boolean giveUpWaiting) {
        var address = jdbc.sql("select address from channel_account where key = ? for update")
                .param(key)
                .query(String.class)
                .optional()
                .orElseThrow(Problem::notFound);
        var waiting = jdbc.sql("select count(*) from outbox where account = ? and state in ('held', 'queued') and kind = 'reply'")
                .param(key)
                .query(Long.class)
                .single();
        if (waiting > 0 && !giveUpWaiting) throw new Problem(HttpStatus.CONFLICT, "mail-waiting", Map.of("count", waiting));
        jdbc.sql("delete from channel_account where key = ?").param(key).update();
        jdbc.sql("delete from outgoing_trouble where account = ?").param(key).update();
        // Nobody has written these yet, and nobody misses them.
        jdbc.sql("delete from outbox where account = ? and state = 'queued' and message_id is null").param(key).update();
        // What is being handed over at this moment has an outcome of its own; what is held can still be taken back.
        jdbc.sql("update outbox set not_before = ? where account = ? and state = 'queued' and lease_owner is null")
                .params(Timestamp.from(clock.instant()), key)
                .update();
        audit.note(caller.id(), "channel-account-removed", key, Map.of("address", address, "givenUp", waiting));
    }
}
