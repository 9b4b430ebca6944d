package io.tributary.console;

import io.tributary.ticket.Attachments.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft as its author gets it back; an empty text without files is none. */
public record DraftView(String kind, long rev, String text, @Nullable String to, @Nullable String cc, List<Attachment> attachments,
        @Nullable UUID base, Instant savedAt, @Nullable Version other) {

    /** What another browser had written. */
    public record Version(String text, @Nullable String to, @Nullable String cc, List<Attachment> attachments) {}

    /** One in the list of all of them; {@code subject} is null where the ticket is out of sight. */
    public record Begun(long ticket, String kind, @Nullable String subject, boolean visible, String text, int attachments, Instant savedAt) {}
}
