package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's caller chooses a host; what stands in our own network is none of theirs. */
class MailHostsTests {

    MailHosts hosts = new MailHosts(false);

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "127.1", "2130706433", "0", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "localhost",
        "::1", "::", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
        "2002:7f00:1::", "2001:0:7f00:1::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1", ""})
    void privateHostIsRefused(String host) {
        assertThatThrownBy(() -> hosts.resolve(new MailServer("imap", host, 993, "tls", "x"), true)).isInstanceOf(MailHosts.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::101:101"})
    void publicHostIsWhatIsConnectedTo(String host) throws Exception {
        assertThat(hosts.resolve(new MailServer("imap", host, 993, "tls", "x"), true)).containsExactly(InetAddress.ofLiteral(host));
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 80, 443, 5432, 6379, 0, 65536})
    void portThatIsNotOfMailIsRefused(int port) {
        assertThatThrownBy(() -> hosts.resolve(new MailServer("imap", "1.1.1.1", port, "tls", "x"), true)).isInstanceOf(MailHosts.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void installationMayAllowPrivateHosts(String host) throws UnknownHostException, MailHosts.Refused {
        assertThat(new MailHosts(true).resolve(new MailServer("imap", host, 3143, "none", "x"), true)).isNotEmpty();
    }
}
