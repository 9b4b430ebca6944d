package io.tributary.channel;

import io.tributary.identity.TeamDissolved;
import io.tributary.platform.Problem;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A mailbox whose team goes feeds the team that follows it. */
@Component
class TeamMailboxes {

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;

    TeamMailboxes(JdbcClient jdbc, ChannelAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @EventListener
    void on(TeamDissolved gone) {
        if (gone.heir() == null) {
            var fed = jdbc.sql("select count(*) from channel_account where team_id = ?").param(gone.team()).query(Integer.class).single();
            if (fed > 0) throw new Problem(HttpStatus.CONFLICT, "team-in-use", Map.of("mailboxes", fed));
        } else {
            jdbc.sql("update channel_account set team_id = ? where team_id = ?").params(gone.heir(), gone.team()).update();
            accounts.changed();
        }
    }
}
