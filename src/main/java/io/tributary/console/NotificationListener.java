package io.tributary.console;

import io.tributary.platform.OfTransaction;
import io.tributary.ticket.Actor;
import io.tributary.ticket.MessageKind;
import io.tributary.ticket.TicketEvent;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;

/** Says of what happens to tickets whom it concerns by name: in the same transaction, all of it by one statement, told after commit. */
@Component
class NotificationListener {

    private final Notifications notifications;
    private final EntityManager entities;

    NotificationListener(Notifications notifications, EntityManager entities) {
        this.notifications = notifications;
        this.entities = entities;
    }

    /**
     * One thing to be told.
     *
     * @param source what it was, so that it is told once
     * @param to whom; null for those the kind concerns: whoever has the ticket or follows it, or wrote the message
     */
    record News(String kind, UUID ticket, UUID source, @Nullable UUID to, Actor by) {}

    @EventListener
    void on(TicketEvent event) {
        if (event instanceof TicketEvent.TicketOpened opened) Pending.ofThisTransaction(this).opened.add(opened.ticketId());
        var told = news(event);
        if (!told.isEmpty()) Pending.ofThisTransaction(this).news.addAll(told);
    }

    private static List<News> news(TicketEvent event) {
        return switch (event) {
            case TicketEvent.TicketChanged e when e.changes().get("assignee") instanceof TicketEvent.Change(var from, UUID to) ->
                List.of(new News("assigned", e.ticketId(), e.operation(), to, e.actor()));
            case TicketEvent.MessageAdded e when e.kind() == MessageKind.CUSTOMER && !e.automatic() ->
                List.of(new News("answered", e.ticketId(), e.messageId(), null, e.actor()));
            case TicketEvent.DeliveryChanged e when e.state().equals("failed") ->
                List.of(new News("failed", e.ticketId(), e.messageId(), null, e.actor()));
            case TicketEvent.AgentMentioned e -> List.of(new News("mentioned", e.ticketId(), e.messageId(), e.agent(), e.actor()));
            case TicketEvent.FollowerAdded e -> List.of(new News("invited", e.ticketId(), e.operation(), e.agent(), e.actor()));
            // The customer's message that wakes it is told as such.
            case TicketEvent.TicketWoken e when e.why().equals("time") ->
                List.of(new News("woke", e.ticketId(), sourceOf(e), null, e.actor()));
            case TicketEvent.Escalated e ->
                e.agents().stream().map(agent -> new News(e.broken() ? "overdue" : "due_soon", e.ticketId(), sourceOf(e), agent, e.actor())).toList();
            case TicketEvent.CallbackOpened e ->
                e.agents().stream().map(agent -> new News("callback", e.ticketId(), e.callback(), agent, e.actor())).toList();
            // Who takes one themselves is told nothing: what one does oneself is no news.
            case TicketEvent.CallbackTaken e ->
                List.of(new News("callback", e.ticketId(), UUID.nameUUIDFromBytes((e.callback() + " " + e.at()).getBytes(StandardCharsets.UTF_8)), e.agent(), e.actor()));
            default -> List.of();
        };
    }

    private static UUID sourceOf(TicketEvent.TicketWoken woken) {
        return UUID.nameUUIDFromBytes((woken.ticketId() + " " + woken.at()).getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever has the ticket and leads its team as well is told once; whoever supervises is told that it still is so. */
    private static UUID sourceOf(TicketEvent.Escalated told) {
        var level = told.to().equals("supervisor");
        return UUID.nameUUIDFromBytes((told.promise() + " " + told.dueAt() + " " + told.broken() + " " + level).getBytes(StandardCharsets.UTF_8));
    }

    /** What the running transaction has to tell. */
    private static final class Pending implements TransactionSynchronization {

        private final List<News> news = new ArrayList<>();
        private final Set<UUID> opened = new HashSet<>();
        private final NotificationListener listener;
        private List<UUID> told = List.of();

        private Pending(NotificationListener listener) {
            this.listener = listener;
        }

        static Pending ofThisTransaction(NotificationListener listener) {
            return OfTransaction.get(Pending.class, pending -> pending.listener == listener, () -> new Pending(listener));
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // Nobody has a ticket that is just being opened: most mails need no statement at all.
            news.removeIf(one -> one.kind.equals("answered") && opened.contains(one.ticket));
            if (news.isEmpty()) return;
            listener.entities.flush();
            told = listener.notifications.write(news);
        }

        @Override
        public void afterCommit() {
            told.forEach(listener.notifications::ring);
        }
    }
}
