package io.tributary.channel;

import io.tributary.channel.ImapFolder.Entry;
import io.tributary.channel.MailboxPositions.Position;
import io.tributary.channel.MailboxPositions.Trouble;
import io.tributary.platform.StorageFailure;
import io.tributary.ticket.Origin;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a folder by UID, so that it misses nothing another program has read. New mail goes first; what is older follows in chunks,
 * between which new mail is looked for again. The position is written after a chunk: a crash fetches it twice, which nobody sees.
 */
class ImapReader implements MailReader {

    private static final Logger LOG = LoggerFactory.getLogger(ImapReader.class);
    private static final String FOLDER = "INBOX";
    private static final int CHUNK = 50;

    /** A line that breaks this often in a row on one mail breaks because of it: servers hang up on a mail they cannot read. */
    private static final int CUTS = 3;

    /** A day's search by another time zone and clock: the exact time is looked at afterwards. */
    private static final Duration DAY = Duration.ofHours(36);

    private final MailboxAccount account;
    private final MailLogin login;
    private final MailConnections connections;
    private final MailboxPositions positions;
    private final MailIntake intake;
    private final Clock clock;
    private final Map<String, Position> tracks = new HashMap<>();
    private final Map<String, List<Long>> waiting = new HashMap<>();
    private final Map<Long, Trouble> troubles = new HashMap<>();
    private volatile @Nullable ImapFolder folder;
    private volatile boolean closed;
    private long uidValidity;
    private long cutAt;
    private int cuts;

    ImapReader(MailboxAccount account, MailLogin login, MailConnections connections, MailboxPositions positions, MailIntake intake, Clock clock) {
        this.account = account;
        this.login = login;
        this.connections = connections;
        this.positions = positions;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public void poll() throws MessagingException {
        try {
            var open = opened();
            // An archive is read between two looks for new mail.
            while (!closed && (step(open, "new") || step(open, "recent") || step(open, "older") || again(open))) {}
        } catch (MessagingException | RuntimeException e) {
            drop();
            throw e;
        }
    }

    private ImapFolder opened() throws MessagingException {
        var open = folder;
        if (open != null && open.alive()) return open;
        drop();
        open = ImapFolder.open(connections.store(login, MailConnections.ANSWER), FOLDER);
        folder = open;
        if (closed) open.cut();
        uidValidity = open.uidValidity();
        var known = positions.of(account.key(), uidValidity);
        if (known.isEmpty()) known = begin(open.uidNext());
        known.forEach(position -> tracks.put(position.track(), position));
        if (account.wantsOlder() && !tracks.containsKey("older")) wantOlder();
        positions.troubles(account.key(), uidValidity).forEach(trouble -> troubles.put(trouble.uid(), trouble));
        return open;
    }

    @Override
    public void firstLook() throws MessagingException {
        var open = ImapFolder.open(connections.store(login, MailConnections.CONNECT), FOLDER);
        folder = open;
        var uidNext = open.uidNext();
        var begun = new ArrayList<>(List.of(new Position("new", uidNext, null, 0, 0)));
        if (account.wantsOlder()) begun.add(new Position("older", 1, uidNext, 0, 0));
        positions.begin(account.key(), open.uidValidity(), begun);
        open.close();
    }

    /** A mailbox never seen, or another than it was: from the start date on; what we have already is recognised by the inbox. */
    private List<Position> begin(long uidNext) {
        var begun = new ArrayList<>(List.of(new Position("new", uidNext, null, 0, 0), new Position("recent", 1, uidNext, 0, 0)));
        if (account.wantsOlder()) begun.add(new Position("older", 1, uidNext, 0, 0));
        positions.begin(account.key(), uidValidity, begun);
        LOG.info("Mailbox {} is read from UID {} on", account.key(), uidNext);
        return begun;
    }

    /** Nobody asked for it when the mailbox was opened first. */
    private void wantOlder() {
        var recent = tracks.get("recent");
        var until = recent == null || recent.untilUid() == null ? java.util.Objects.requireNonNull(tracks.get("new")).nextUid() : recent.untilUid();
        var older = new Position("older", 1, until, 0, 0);
        positions.add(account.key(), uidValidity, older);
        tracks.put("older", older);
    }

    /** One chunk of a track; whether there was any. */
    private boolean step(ImapFolder open, String track) throws MessagingException {
        var position = tracks.get(track);
        if (position == null || position.finished()) return false;
        var found = waiting.get(track);
        if (found == null || found.isEmpty()) found = find(open, position);
        if (found.isEmpty()) {
            if (position.untilUid() != null) save(new Position(track, position.untilUid(), position.untilUid(), position.done(), position.total()), false);
            return false;
        }
        var chunk = found.subList(0, Math.min(CHUNK, found.size()));
        var came = take(open, track, open.entries(chunk));
        if (closed) return false;
        var total = Math.max(position.total(), position.done() + found.size());
        save(new Position(track, chunk.getLast() + 1, position.untilUid(), position.done() + chunk.size(), total), came);
        waiting.put(track, List.copyOf(found.subList(chunk.size(), found.size())));
        return true;
    }

    private List<Long> find(ImapFolder open, Position position) throws MessagingException {
        var since = account.since().isAfter(Instant.EPOCH) ? account.since().minus(DAY) : null;
        var found = switch (position.track()) {
            case "recent" -> open.uids(position.nextUid(), position.untilUid(), account.runningSince().minus(DAY), null);
            case "older" -> open.uids(position.nextUid(), position.untilUid(), since,
                    tracks.containsKey("recent") ? account.runningSince().plus(DAY) : null);
            default -> open.uids(position.nextUid(), null, null, null);
        };
        waiting.put(position.track(), found);
        return found;
    }

    private void save(Position position, boolean came) {
        positions.save(account.key(), uidValidity, position, came);
        tracks.put(position.track(), position);
    }

    /** Takes a chunk in; whether any of it was wanted. What fails is remembered and stops none of the others. */
    private boolean take(ImapFolder open, String track, List<Entry> entries) throws MessagingException {
        var seen = new ArrayList<Long>();
        var came = false;
        for (var entry : entries) {
            if (closed) return came;
            var origin = origin(track, entry.received());
            if (origin == null || troubles.containsKey(entry.uid())) continue;
            try {
                if (!take(open, track, entry, origin)) continue;
            } catch (MessagingException | RuntimeException cut) {
                goOnAt(track, entry.uid(), came);
                throw cut;
            }
            came = true;
            if (origin != Origin.ARCHIVE) seen.add(entry.uid());
        }
        if (!seen.isEmpty()) mark(open, seen);
        return came;
    }

    /** The connection is gone in the middle of a chunk: what we have of it is not fetched again. */
    private void goOnAt(String track, long uid, boolean came) {
        var position = java.util.Objects.requireNonNull(tracks.get(track));
        if (uid > position.nextUid()) save(new Position(track, uid, position.untilUid(), position.done(), position.total()), came);
    }

    /** What came in after we first looked is new, whatever the server's clock says, unless it is older by a day: moved in by somebody. */
    private @Nullable Origin origin(String track, @Nullable Instant received) {
        var origin = account.origin(received);
        return switch (track) {
            case "new" -> received == null || !received.isBefore(account.runningSince().minus(Duration.ofDays(1))) ? Origin.LIVE : origin;
            case "recent" -> origin == Origin.LIVE && received != null ? origin : null;
            // Where we looked as the account was made, everything before that look is older, to the minute.
            default -> origin != Origin.LIVE ? origin : received == null || !tracks.containsKey("recent") ? account.olderOrigin() : null;
        };
    }

    private boolean take(ImapFolder open, String track, Entry entry, Origin origin) throws MessagingException {
        var before = troubles.getOrDefault(entry.uid(), new Trouble(entry.uid(), track, 0, "", null, Instant.EPOCH));
        try {
            if (entry.size() > Inbox.LIMIT_BYTES) {
                trouble(before, "too-large: " + entry.size() + " bytes", true);
                return false;
            }
            return intake.take(account.account(), origin, entry.size(), () -> whole(open, entry, before));
        } catch (MessagingException e) {
            if (closed) throw e;
            if (!ImapFolder.refused(e)) {
                // What came after a mail must not overtake it because a line broke; but neither may one mail keep us from the rest for ever.
                if (brokeAgainAt(entry.uid())) trouble(before, "the connection broke", false);
                throw e;
            }
            trouble(before, "the server refuses to hand it out", false);
            return false;
        } catch (RuntimeException e) {
            if (StorageFailure.in(e)) throw e;
            LOG.warn("Mail {} of {} could not be taken in", entry.uid(), account.key(), e);
            trouble(before, Workers.reason(e), false);
            return false;
        }
    }

    private boolean brokeAgainAt(long uid) {
        cuts = cutAt == uid ? cuts + 1 : 1;
        cutAt = uid;
        return cuts >= CUTS;
    }

    /** Null if there is nothing to take: it was expunged under us, or the server gives it without content. */
    private byte @Nullable [] whole(ImapFolder open, Entry entry, Trouble before) throws MessagingException {
        var raw = open.raw(entry.uid());
        // Some servers count wrongly, and always the same way; a mail cut short comes longer the next time.
        if (raw != null && raw.length < entry.size()) {
            var second = open.raw(entry.uid());
            if (second == null || second.length >= raw.length) raw = second;
        }
        if (raw != null && raw.length > 0) return raw;
        var there = open.uids(entry.uid(), entry.uid() + 1, null, null);
        if (there.isEmpty()) solved(before.uid());
        else trouble(before, "the server gives it without content", false);
        return null;
    }

    /** Those that failed before and are due for another try; whether one was. */
    private boolean again(ImapFolder open) throws MessagingException {
        var now = clock.instant();
        var due = troubles.values().stream().filter(trouble -> trouble.notBefore() != null && trouble.notBefore().isBefore(now)).findFirst();
        if (due.isEmpty()) return false;
        var trouble = due.get();
        var entry = open.entries(List.of(trouble.uid())).stream().findFirst();
        if (entry.isEmpty()) {
            solved(trouble.uid());
            return true;
        }
        var origin = origin(trouble.track(), entry.get().received());
        if (origin == null || take(open, trouble.track(), entry.get(), origin)) {
            solved(trouble.uid());
            mark(open, List.of(trouble.uid()));
        }
        return true;
    }

    /** Best effort: that it is marked is for those who look into the mailbox themselves. */
    private void mark(ImapFolder open, List<Long> uids) {
        try {
            open.markSeen(uids);
        } catch (MessagingException e) {
            LOG.debug("Mail of {} could not be marked seen: {}", account.key(), e.getMessage());
        }
    }

    private void trouble(Trouble before, String reason, boolean forGood) {
        var after = positions.trouble(account.key(), uidValidity, before, reason, forGood);
        troubles.put(after.uid(), after);
        if (after.notBefore() == null) LOG.warn("Mail {} of {} is left in the mailbox: {}", after.uid(), account.key(), reason);
    }

    private void solved(long uid) {
        if (troubles.remove(uid) != null) positions.solved(account.key(), uidValidity, uid);
    }

    private void drop() {
        var open = folder;
        folder = null;
        tracks.clear();
        waiting.clear();
        troubles.clear();
        if (open != null) open.cut();
    }

    @Override
    public void close() {
        closed = true;
        var open = folder;
        if (open != null) open.cut();
    }
}
