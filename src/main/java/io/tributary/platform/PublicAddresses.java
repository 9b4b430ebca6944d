package io.tributary.platform;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Tells an address that anybody on the internet could reach, too, from one that only machines of our own network can. */
public final class PublicAddresses {

    /** IANA's special-purpose registry (RFC 6890), CGNAT (RFC 6598), and the address Azure's machines are configured from. */
    private static final List<Network> CLOSED = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final List<Network> GLOBAL_UNICAST = networks("2000::/3");

    /** RFC 6052: an IPv4 address rides in the last four bytes. */
    private static final List<Network> NAT64 = networks("64:ff9b::/96");

    private PublicAddresses() {}

    /** Whether anybody on the internet could reach it, too. */
    public static boolean open(InetAddress address) {
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
