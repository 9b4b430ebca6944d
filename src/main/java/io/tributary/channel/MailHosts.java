package io.tributary.channel;

import io.tributary.platform.PublicAddresses;
import jakarta.mail.MessagingException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the API may make us connect to: public addresses and the ports of mail, unless the installation allows more. A name is looked
 * up once and what was checked is what is connected to, so that a second answer of its name server changes nothing.
 */
@Component
class MailHosts {

    private static final Set<Integer> PORTS = Set.of(25, 110, 143, 465, 587, 993, 995, 2525);

    private final boolean allowPrivate;

    MailHosts(@Value("${tributary.mail.allow-private-hosts:false}") boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** The host is one we do not connect to; says no more, for its addresses are nobody's business. */
    static class Refused extends MessagingException {
        Refused() {
            super("The host or port is not one of a public mail server");
        }
    }

    /** The addresses to connect to, IPv4 first. {@code guarded}: only public ones will do. */
    List<InetAddress> resolve(MailServer server, boolean guarded) throws UnknownHostException, Refused {
        var guard = guarded && !allowPrivate;
        if (guard && !PORTS.contains(server.port())) throw new Refused();
        var addresses = InetAddress.getAllByName(server.host());
        if (server.host().isBlank() || guard && !Arrays.stream(addresses).allMatch(PublicAddresses::open)) throw new Refused();
        return Arrays.stream(addresses).sorted(Comparator.comparing(address -> !(address instanceof Inet4Address))).toList();
    }
}
