package io.tributary.channel;

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

    /** IANA's special-purpose registry (RFC 6890), CGNAT (RFC 6598), and the address Azure's machines are configured from. */
    private static final List<Network> CLOSED = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final List<Network> GLOBAL_UNICAST = networks("2000::/3");

    /** RFC 6052: an IPv4 address rides in the last four bytes. */
    private static final List<Network> NAT64 = networks("64:ff9b::/96");

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
        if (server.host().isBlank() || guard && !Arrays.stream(addresses).allMatch(MailHosts::open)) throw new Refused();
        return Arrays.stream(addresses).sorted(Comparator.comparing(address -> !(address instanceof Inet4Address))).toList();
    }

    /** Whether anybody on the internet could reach it, too. */
    static boolean open(InetAddress address) {
        var bytes = address.getAddress();
        if (in(NAT64, bytes)) return in4(Arrays.copyOfRange(bytes, 12, 16));
        return bytes.length == 4 ? in4(bytes) : in(GLOBAL_UNICAST, bytes) && !in(CLOSED, bytes);
    }

    private static boolean in4(byte[] bytes) {
        return !in(CLOSED, bytes);
    }

    private static boolean in(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static List<Network> networks(String... written) {
        return Arrays.stream(written).map(Network::of).toList();
    }

    private record Network(byte[] prefix, int bits) {

        static Network of(String written) {
            var slash = written.indexOf('/');
            return new Network(InetAddress.ofLiteral(written.substring(0, slash)).getAddress(), Integer.parseInt(written.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ prefix[bit / 8]) & 0x80 >> bit % 8) != 0) return false;
            }
            return true;
        }
    }
}
