package io.tributary.ticket;

/** How a message from outside reached us; decides whether the desk answers of its own accord, and what the ticket starts as. */
public enum Origin {
    /** It came in as the desk was running: acknowledged, routed, timed. */
    LIVE,
    /** It lay in the mailbox before the desk was connected: worked on, never acknowledged. */
    BACKLOG,
    /** Taken over for the record: its ticket is closed from the start; nothing is sent, routed or timed. */
    ARCHIVE
}
