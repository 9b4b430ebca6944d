package io.tributary.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.AddressException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail in its envelope: bytes that are the same on every try, and those who have not got them yet. Any of Camel's mail endpoints
 * takes it as well; what goes over the line is never made anew.
 */
final class OutgoingMail extends SMTPMessage {

    /** The null reverse-path of an automatic mail (RFC 3834 section 3.3): nobody shall answer that it could not be delivered. */
    static final String NOBODY = "<>";

    /** One for all: to make one is to search the class path. */
    private static final Session SESSION = Session.getInstance(new Properties());

    private final byte[] bytes;
    private final List<OutboxRecipient> recipients;

    OutgoingMail(byte[] bytes, String envelopeFrom, List<OutboxRecipient> recipients) throws MessagingException {
        super(SESSION, new ByteArrayInputStream(bytes));
        this.bytes = bytes;
        this.recipients = recipients;
        setEnvelopeFrom(envelopeFrom);
        setSendPartial(true);
    }

    /** Those it still goes to. */
    List<OutboxRecipient> recipients() {
        return recipients;
    }

    /** Whether an address holds letters that only an SMTPUTF8 server takes (RFC 6531). */
    boolean needsUtf8() {
        return recipients.stream().anyMatch(recipient -> !recipient.address().chars().allMatch(c -> c < 128))
                || !getEnvelopeFrom().chars().allMatch(c -> c < 128);
    }

    @Override
    public Address[] getAllRecipients() throws AddressException {
        var addresses = new InternetAddress[recipients.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress();
            addresses[i].setAddress(recipients.get(i).address());
        }
        return addresses;
    }

    @Override
    public void saveChanges() {
        // Nothing of it ever changes.
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException {
        out.write(bytes);
    }
}
