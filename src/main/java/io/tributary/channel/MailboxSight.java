package io.tributary.channel;

/**
 * Who sees what came into a mailbox and is in no ticket: whoever looks after such mail and sees the team of a mailbox it reached. Of one
 * that is gone, admins.
 */
public final class MailboxSight {

    private MailboxSight() {}

    /** A condition over {@code inbox}, a name of a row of that table; give it {@link io.tributary.ticket.Visibility#params}. */
    public static String sql(String inbox) {
        return """
                (:seesAll or :seesMail and exists (
                    select 1 from channel_account mailbox where (mailbox.key = %1$s.account or mailbox.key = any(%1$s.also_at))
                    and (mailbox.team_id is null or mailbox.team_id = any(:seesTeams))))""".formatted(inbox);
    }
}
