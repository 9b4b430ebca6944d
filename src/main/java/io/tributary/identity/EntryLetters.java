package io.tributary.identity;

import io.tributary.platform.TributarySettings;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Hands people their {@link EntryLinks}, by mail in their language where the house can send any. */
@Service
public class EntryLetters {

    private static final Logger LOG = LoggerFactory.getLogger(EntryLetters.class);

    private final Staff staff;
    private final EntryLinks links;
    private final Agents agents;
    private final ObjectProvider<Courier> courier;
    private final MessageSource texts;
    private final String publicUrl;
    private final ExecutorService later = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("entry-letters").factory());

    EntryLetters(Staff staff, EntryLinks links, Agents agents, ObjectProvider<Courier> courier, MessageSource texts, TributarySettings settings) {
        this.staff = staff;
        this.links = links;
        this.agents = agents;
        this.courier = courier;
        this.texts = texts;
        this.publicUrl = settings.publicUrl();
    }

    /**
     * @param link to be handed over by other means, told this once
     * @param mailed whether it is on its way by mail too
     */
    public record Sent(java.util.UUID id, String link, boolean mailed) {}

    /** A new link for somebody; the one before stops working. */
    public Sent send(EntryLinks.Owner owner) {
        return send(owner, links.make(owner.id()));
    }

    /**
     * Letters that had not left when the house was shut or died: of their links only a hash was kept, so each gets another one, beside
     * that which may have been handed over by other means.
     */
    @EventListener(ApplicationReadyEvent.class)
    void again() {
        apart(() -> staff.awaitingMail().forEach(owner -> send(owner, links.another(owner.id()))));
    }

    private Sent send(EntryLinks.Owner owner, String secret) {
        var kind = owner.invited() ? "invitation" : "reset";
        var link = publicUrl + (owner.invited() ? "/invite#" : "/reset#") + secret;
        var locale = owner.locale().startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        var letter = new HouseLetter(owner.id(), owner.email(), owner.name(), owner.locale(), texts.getMessage(kind + ".subject", null, locale),
                texts.getMessage(kind + ".text", new Object[] {owner.name(), link}, locale));
        staff.mailing(owner.id());
        var mailed = courier.stream().anyMatch(each -> each.carry(letter));
        if (!mailed) staff.notMailed(owner.id());
        return new Sent(owner.id(), link, mailed);
    }

    /**
     * Somebody says that a password is forgotten. Done apart from the call, so that not even its time tells whether anybody has this
     * address, and not again within five minutes.
     */
    public void forgotten(String email) {
        apart(() -> agents.byEmail(email).flatMap(agent -> agents.find(agent.id())).filter(agent -> !links.madeLately(agent.id()))
                .ifPresent(agent -> send(new EntryLinks.Owner(agent.id(), agent.email(), agent.name(), agent.locale(), false))));
    }

    private void apart(Runnable letters) {
        later.execute(() -> {
            try {
                letters.run();
            } catch (RuntimeException e) {
                LOG.warn("A letter with a link could not be written", e);
            }
        });
    }
}
