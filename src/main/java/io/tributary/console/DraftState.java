package io.tributary.console;

import io.tributary.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One agent's draft for one ticket and kind, and the rules of who may write over what: the last to write wins, and nobody's words are
 * lost by it. Of one browser a later save beats an earlier one, however they arrive; a save that comes after the sending is none.
 *
 * @param turn when the writer wrote it, by the writer's own clock
 * @param content null if nothing is written
 * @param other what another browser had written when this one wrote over it
 * @param sent the text that was sent last
 */
record DraftState(UUID id, long rev, String writer, long turn, @Nullable DraftContent content, @Nullable DraftContent other, @Nullable String sent) {

    /** Who writes: a browser, its moment, and the rev it knew. */
    record Turn(String writer, long turn, long rev) {}

    /** What becomes of the other version. */
    enum Other { KEEP, DROP, SWAP }

    static DraftState none(Turn by) {
        return new DraftState(Ids.next(), 0, by.writer(), Long.MIN_VALUE, null, null, null);
    }

    DraftState written(DraftContent now, Turn by, Other fate) {
        if (comesLate(now, by)) return this;
        var kept = switch (fate) {
            case KEEP -> other;
            case DROP -> null;
            case SWAP -> content;
        };
        if (content != null && unseen(by) && !now.covers(content)) kept = content;
        return new DraftState(id, rev + 1, by.writer(), by.turn(), now.empty() ? null : now, kept, sent);
    }

    /** Sent: gone with the message, but for what another browser has written and the sender has not seen. */
    DraftState sent(String text, Turn by) {
        var lost = content != null && unseen(by) && !text.strip().startsWith(content.text().strip());
        return new DraftState(id, rev + 1, by.writer(), Math.max(by.turn(), writer.equals(by.writer()) ? turn : by.turn()), null,
                lost ? content : other, text);
    }

    DraftState discarded() {
        return new DraftState(id, rev + 1, writer, turn, null, null, sent);
    }

    /** What came back, such as a message that was taken back, stands beside what is written by now. */
    DraftState aside(DraftContent back) {
        return new DraftState(id, rev + 1, writer, turn, content, other == null ? back : both(other, back), sent);
    }

    /** Carried over from a ticket that became part of this one. */
    DraftState joined(DraftState from) {
        if (from.content == null) return this;
        if (content == null) return new DraftState(id, rev + 1, from.writer, from.turn, from.content, other == null ? from.other : other, sent);
        return new DraftState(id, rev + 1, writer, turn, content, other == null ? from.content : both(other, from.content), sent);
    }

    private boolean comesLate(DraftContent now, Turn by) {
        if (writer.equals(by.writer())) return by.turn() <= turn;
        return content == null && by.rev() < rev && sent != null && sent.strip().startsWith(now.text().strip());
    }

    private boolean unseen(Turn by) {
        return !writer.equals(by.writer()) && by.rev() < rev;
    }

    private static DraftContent both(DraftContent one, DraftContent two) {
        var files = java.util.stream.Stream.concat(one.attachments().stream(), two.attachments().stream()).distinct().toList();
        return new DraftContent(one.text() + "\n\n" + two.text(), one.to(), one.cc(), files, one.base());
    }
}
