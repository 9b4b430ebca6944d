package io.tributary.channel;

import io.tributary.channel.AuthenticationResults.Verdict;
import io.tributary.channel.ParsedMail.Automatic;
import io.tributary.channel.ParsedMail.Leaf;
import io.tributary.customer.Address;
import io.tributary.platform.BlobStore;
import io.tributary.ticket.IncomingMessage;
import io.tributary.ticket.Language;
import io.tributary.ticket.Origin;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** From raw mail to what a ticket understands. */
@Component
class MailReception {

    private final MailParser parser;
    private final MailIds ids;
    private final BlobStore blobs;
    private final ChannelAccounts accounts;

    MailReception(MailParser parser, MailIds ids, BlobStore blobs, ChannelAccounts accounts) {
        this.parser = parser;
        this.ids = ids;
        this.blobs = blobs;
        this.accounts = accounts;
    }

    ReceivedMail read(UUID inboxId, ChannelAccount account, List<UUID> alsoTeams, Origin origin, byte[] raw) throws MessagingException, IOException {
        var mail = parser.parse(raw);
        return new ReceivedMail(mail, message(inboxId, account, alsoTeams, origin, mail));
    }

    private IncomingMessage message(UUID inboxId, ChannelAccount account, List<UUID> alsoTeams, Origin origin, ParsedMail mail) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        // The Message-ID of ours was exchanged on its way; the mark was not. Answering it would be answering ourselves.
        boolean own = mail.desk() != null && ids.isOurDesk(mail.desk());
        if (own) evidence.put("automatic", "X-Tributary-Desk");
        else if (mail.why() != null) evidence.put("automatic", mail.why());
        if (mail.spam() != null) evidence.put("spam", mail.spam());
        var authentication = AuthenticationResults.of(mail.authenticationResults(), account.authservId());
        var verdict = authentication.verdict(mail.from());
        if (authentication.by() != null) evidence.put("authentication", Map.of("result", verdict.key(), "by", authentication.by()));
        // Whoever only claims to be somebody brings nobody along, and says nothing of where that person is answered.
        var believed = verdict != Verdict.FAIL;
        var references = references(mail);
        return new IncomingMessage(inboxId, account.key(), account.team(), alsoTeams, mail.from(), mail.to(), mail.cc(),
                believed ? strangers(mail.replyTo()) : List.of(), believed ? strangers(mail.to(), mail.cc()) : List.of(), mail.subject(), mail.text(), mail.quoted(), mail.html(),
                Language.of(mail.text()), mail.messageId(), references, references.stream().filter(ids::ours).toList(), signedTickets(mail),
                verdict == Verdict.PASS, origin, mail.writtenAt(), own || mail.automatic() != Automatic.NO, mail.bounce() != null,
                mail.leaves().stream().map(this::file).toList(), evidence, MailParser.VERSION, HtmlSanitizer.VERSION);
    }

    /** A delivery report answers the mail it is about, whatever else it refers to. */
    private static List<String> references(ParsedMail mail) {
        if (mail.bounce() == null || mail.bounce().original() == null) return mail.references();
        return Stream.concat(Stream.of(mail.bounce().original()), mail.references().stream()).distinct().toList();
    }

    private List<Long> signedTickets(ParsedMail mail) {
        return Stream.concat(mail.to().stream(), mail.cc().stream())
                .map(Address::value)
                .flatMapToLong(address -> ids.ticketAt(address).stream())
                .boxed()
                .toList();
    }

    /** Our own mailboxes are on every mail, and participants of none. */
    @SafeVarargs
    private List<Address> strangers(List<Address>... addresses) {
        return Stream.of(addresses).flatMap(List::stream).filter(address -> !accounts.isOurs(address)).toList();
    }

    private IncomingMessage.File file(Leaf leaf) {
        var blob = blobs.put(new ByteArrayInputStream(leaf.bytes()), Inbox.LIMIT_BYTES);
        return new IncomingMessage.File(leaf.name(), leaf.type(), leaf.inline(), leaf.contentId(), blob);
    }
}
