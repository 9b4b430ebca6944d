package io.tributary.automation;

import io.tributary.platform.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where a webhook may go: encrypted, to public addresses and to ports on which somebody may answer HTTP, unless the installation allows
 * more. A name is looked up once for a try, and what was judged is what is connected to.
 */
@Component
class WebhookHosts {

    /** Of those above 1023 the ones no browser posts to either: the bad ports of the Fetch standard, section 2.9. */
    private static final Set<Integer> OTHERS = Set.of(1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
            6679, 6697, 10080);

    private final boolean allowPrivate;
    private final Names names;
    private final Predicate<InetAddress> open;

    @Autowired
    WebhookHosts(@Value("${tributary.webhooks.allow-private-hosts:false}") boolean allowPrivate) {
        this(allowPrivate, InetAddress::getAllByName, PublicAddresses::open);
    }

    WebhookHosts(boolean allowPrivate, Names names, Predicate<InetAddress> open) {
        this.allowPrivate = allowPrivate;
        this.names = names;
        this.open = open;
    }

    /** Who knows which addresses a name has. */
    interface Names {
        InetAddress[] look(String host) throws UnknownHostException;
    }

    /** The address is one we do not connect to; says no more, for where its name leads is nobody's business. */
    static class Refused extends UnknownHostException {
        Refused() {
            super("The host or port is not one of a public web server");
        }
    }

    boolean allowPrivate() {
        return allowPrivate;
    }

    /** @throws Refused for what its scheme or its port alone forbids */
    void check(WebhookUrl url) throws Refused {
        if (allowPrivate) return;
        var port = url.effectivePort();
        if (!url.encrypted() || port != 443 && (port < 1024 || OTHERS.contains(port))) throw new Refused();
    }

    /** The addresses to connect to, of which none is ours alone to reach. @param host in ASCII */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        var addresses = names.look(host);
        if (addresses.length == 0) throw new UnknownHostException(host);
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(open)) throw new Refused();
        return List.of(addresses);
    }

    /** Whether what it answers may be shown: what stands in our own network may be told something, but tells nobody anything. */
    boolean shows(InetAddress address) {
        return open.test(address);
    }
}
