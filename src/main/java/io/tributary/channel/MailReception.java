package io.tributary.channel;

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

    IncomingMessage read(UUID inboxId, ChannelAccount account, List<UUID> alsoTeams, Origin origin, byte[] raw) throws MessagingException, IOException {
        var mail = parser.parse(raw);
        Map<String, Object> evidence = new LinkedHashMap<>();
        if (mail.why() != null) evidence.put("automatic", mail.why());
        return new IncomingMessage(inboxId, account.key(), account.team(), alsoTeams, mail.from(), mail.to(), mail.cc(), mail.replyTo(),
                invited(mail), mail.subject(), mail.text(), mail.quoted(), mail.html(), Language.of(mail.text()),
                mail.messageId(), mail.references(), mail.references().stream().filter(ids::ours).toList(), signedTickets(mail), false, origin,
                mail.writtenAt(), mail.automatic() != Automatic.NO,
                mail.leaves().stream().map(this::file).toList(), evidence, MailParser.VERSION, HtmlSanitizer.VERSION);
    }

    private List<Long> signedTickets(ParsedMail mail) {
        return Stream.concat(mail.to().stream(), mail.cc().stream())
                .map(Address::value)
                .flatMapToLong(address -> ids.ticketAt(address).stream())
                .boxed()
                .toList();
    }

    /** Our own mailboxes are on every mail, and participants of none. */
    private List<Address> invited(ParsedMail mail) {
        return Stream.concat(mail.to().stream(), mail.cc().stream()).filter(address -> !accounts.isOurs(address)).toList();
    }

    private IncomingMessage.File file(Leaf leaf) {
        var blob = blobs.put(new ByteArrayInputStream(leaf.bytes()), Inbox.LIMIT_BYTES);
        return new IncomingMessage.File(leaf.name(), leaf.type(), leaf.inline(), leaf.contentId(), blob);
    }
}
