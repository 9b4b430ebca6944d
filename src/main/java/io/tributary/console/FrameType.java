package io.tributary.console;

import io.tributary.ticket.TicketEvent;

/** What a live frame says of its ticket; of several things in one transaction the strongest. */
enum FrameType {
    OPENED,
    MESSAGE,
    CHANGED,
    DELIVERY,
    GONE;

    static FrameType of(TicketEvent event) {
        return switch (event) {
            case TicketEvent.TicketOpened e -> OPENED;
            case TicketEvent.MessageAdded e -> MESSAGE;
            case TicketEvent.MessageWithdrawn e -> MESSAGE;
            case TicketEvent.TicketChanged e -> CHANGED;
            case TicketEvent.TicketShared e -> CHANGED;
            case TicketEvent.MessagesMoved e -> MESSAGE;
            case TicketEvent.KeptSolved e -> CHANGED;
            case TicketEvent.NotRelated e -> CHANGED;
            case TicketEvent.ParticipantChanged e -> CHANGED;
            case TicketEvent.TicketWoken e -> CHANGED;
            case TicketEvent.AgentMentioned e -> CHANGED;
            case TicketEvent.FollowerAdded e -> CHANGED;
            case TicketEvent.FollowerRemoved e -> CHANGED;
            case TicketEvent.TicketsLinked e -> CHANGED;
            case TicketEvent.TicketsUnlinked e -> CHANGED;
            case TicketEvent.TicketGoverned e -> CHANGED;
            case TicketEvent.PromiseEndangered e -> CHANGED;
            case TicketEvent.Escalated e -> CHANGED;
            case TicketEvent.SatisfactionAsked e -> CHANGED;
            case TicketEvent.TicketRated e -> CHANGED;
            case TicketEvent.CallbackOpened e -> CHANGED;
            case TicketEvent.CallbackTaken e -> CHANGED;
            case TicketEvent.CallbackClosed e -> CHANGED;
            case TicketEvent.DeliveryChanged e -> DELIVERY;
            case TicketEvent.AutomaticWithheld e -> DELIVERY;
        };
    }

    FrameType stronger(FrameType other) {
        return ordinal() <= other.ordinal() ? this : other;
    }

    /** As written in JSON and SQL. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
