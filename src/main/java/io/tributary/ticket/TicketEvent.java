package io.tributary.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a ticket. Published in the transaction that makes it so. */
public sealed interface TicketEvent {

    UUID ticketId();

    Instant at();

    Actor actor();

    /** What it was part of and can be undone with; null for what is told, not done. */
    @Nullable UUID operation();

    /** A ticket came to be. {@code origin} is null if an agent or a program entered it. */
    record TicketOpened(UUID ticketId, UUID operation, Actor actor, Instant at, @Nullable Origin origin, Map<String, ?> facts)
            implements TicketEvent {}

    /** A message was placed in the ticket. */
    record MessageAdded(UUID ticketId, UUID operation, Actor actor, Instant at, UUID messageId, MessageKind kind, boolean automatic,
            String channel, java.time.Duration hold) implements TicketEvent {}

    /** A held message was taken back before it left. */
    record MessageWithdrawn(UUID ticketId, UUID operation, Actor actor, Instant at, UUID messageId) implements TicketEvent {}

    /** Fields changed; each with what it was and what it is. */
    record TicketChanged(UUID ticketId, UUID operation, Actor actor, Instant at, Map<String, Change> changes) implements TicketEvent {}

    /** The fate of a message on its way out changed: sent, failed, queued for another try. {@code detail}: recipient, code, hard, reason. */
    record DeliveryChanged(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, UUID messageId, String state, Map<String, ?> detail)
            implements TicketEvent {}

    /**
     * A message of the desk's own was not written.
     *
     * @param what {@code acknowledgement} or {@code satisfaction}
     * @param to whom it would have gone to; empty if that was not even looked for
     * @param reason limit, unroutable, own-address, too-late or gone; of a satisfaction also unanswered, asked-lately, no-channel, machine,
     *     bounced, reopened
     */
    record AutomaticWithheld(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, String what, String to, String reason)
            implements TicketEvent {}

    /** A second of our mailboxes got the same mail: its team sees the ticket too. */
    record TicketShared(UUID ticketId, UUID operation, Actor actor, Instant at, UUID team) implements TicketEvent {}

    /**
     * Messages were placed anew.
     *
     * @param kind {@code join}, {@code merge}, {@code rethread} or {@code undo}
     * @param direction {@code here} or {@code away}
     * @param other number of the ticket they came from or went to
     */
    record MessagesMoved(UUID ticketId, UUID operation, Actor actor, Instant at, String kind, String direction, long other, List<Moved> messages)
            implements TicketEvent {}

    /** A message that was placed anew, with what tells whether it asks, answers or neither. {@code failed}: it will not reach its recipients. */
    record Moved(UUID message, Instant at, MessageKind kind, boolean automatic, boolean failed) {}

    /** A reopened ticket was solved all along: its customer only said thanks. The reopening does not count. */
    record KeptSolved(UUID ticketId, UUID operation, Actor actor, Instant at, UUID messageId) implements TicketEvent {}

    /** Somebody has said that it does not belong together with another one, by that one's number. */
    record NotRelated(UUID ticketId, UUID operation, Actor actor, Instant at, long other) implements TicketEvent {}

    /** Someone may write into the ticket from now on, or no more. */
    record ParticipantChanged(UUID ticketId, UUID operation, Actor actor, Instant at, String address, boolean added) implements TicketEvent {}

    /**
     * A snoozed ticket is back in its lists: at the time somebody chose, or because its customer wrote. Concerns its assignee and followers.
     *
     * @param why {@code time} or {@code customer}
     */
    record TicketWoken(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, String why) implements TicketEvent {}

    /** An internal note calls a colleague by name, who sees the ticket from now on. */
    record AgentMentioned(UUID ticketId, UUID operation, Actor actor, Instant at, UUID agent, UUID messageId) implements TicketEvent {}

    /** A colleague wants to hear of it, or was asked to. */
    record FollowerAdded(UUID ticketId, UUID operation, Actor actor, Instant at, UUID agent) implements TicketEvent {}

    record FollowerRemoved(UUID ticketId, UUID operation, Actor actor, Instant at, UUID agent) implements TicketEvent {}

    /** Somebody has said that it belongs beside another one, by that one's number. */
    record TicketsLinked(UUID ticketId, UUID operation, Actor actor, Instant at, long other) implements TicketEvent {}

    /** Somebody has said that it does not belong beside another one any more. */
    record TicketsUnlinked(UUID ticketId, UUID operation, Actor actor, Instant at, long other) implements TicketEvent {}

    /** From now on it is promised what these terms say; null: nothing. What they mean is the matter of whoever promises. */
    record TicketGoverned(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, @Nullable Map<String, ?> terms) implements TicketEvent {}

    /**
     * A promise will soon be broken unless somebody does something, or has just been.
     *
     * @param metric {@code first_response}, {@code next_response} or {@code resolution}
     * @param dueAt by when it was to be kept
     */
    record PromiseEndangered(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, UUID promise, String metric, Instant dueAt, boolean broken)
            implements TicketEvent {}

    /**
     * Somebody is told of a promise that is endangered or broken.
     *
     * @param to {@code assignee}, {@code lead}, {@code supervisor} or {@code systems}
     * @param agents who that is; none if it is nobody who works here
     */
    record Escalated(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, UUID promise, String metric, Instant dueAt, boolean broken, String to,
            List<UUID> agents) implements TicketEvent {}

    /** Its customer was asked how it went. */
    record SatisfactionAsked(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, String to) implements TicketEvent {}

    /**
     * Its customer says how it went, or says so anew.
     *
     * @param score 1 for very dissatisfied to 5 for very satisfied
     * @param word in their own words, as they wrote them; null if they left none
     */
    record TicketRated(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, int score, @Nullable String word) implements TicketEvent {}

    /** Its customer is to be called back; {@code agents} are told so. {@code score}: what they gave, null if nothing. */
    record CallbackOpened(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, UUID callback, @Nullable Integer score, List<UUID> agents)
            implements TicketEvent {}

    /** {@code agent} sees to the call, by their own will or somebody else's. */
    record CallbackTaken(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, UUID callback, UUID agent) implements TicketEvent {}

    /** It was made, or given up. */
    record CallbackClosed(UUID ticketId, @Nullable UUID operation, Actor actor, Instant at, UUID callback, Outcome outcome, @Nullable String note)
            implements TicketEvent {}

    /** One field's old and new value. */
    record Change(@Nullable Object from, @Nullable Object to) {}
}
