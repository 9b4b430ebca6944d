package io.tributary.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in our own network is not told anything, by whatever name it goes. */
class WebhookHostsTests {

    WebhookHosts guarded = new WebhookHosts(false);

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "127.1", "2130706433", "0", "0x7f.1", "0x7f000001", "017700000001", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "2852039166", "100.64.0.1", "100.100.100.200", "168.63.129.16", "224.0.0.1", "255.255.255.255", "localhost", "[::1]", "[::]",
        "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[fd00:ec2::254]", "[fe80::1]", "[ff02::1]", "[2002:7f00:1::]"})
    void nothingOfOursIsConnectedTo(String host) {
        assertThatThrownBy(() -> guarded.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "localhost", "[::ffff:127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "2130706433"})
    void andNothingIsSaidOfWhereItLeads(String host) {
        assertThatThrownBy(() -> guarded.resolve(host)).isInstanceOf(WebhookHosts.Refused.class)
                .hasMessage("The host or port is not one of a public web server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "[2606:4700::1111]", "[64:ff9b::101:101]"})
    void publicAddressIs(String host) {
        assertThatCode(() -> guarded.resolve(host)).doesNotThrowAnyException();
    }

    /** A name with one public address and one of ours would be tried at both. */
    @Test
    void everyAddressOfANameHasToBePublic() {
        var hosts = new WebhookHosts(false, host -> new InetAddress[] {InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")}, PublicAddresses::open);

        assertThatThrownBy(() -> hosts.resolve("both.example")).isInstanceOf(WebhookHosts.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example/", "https://hooks.example:8443/", "https://hooks.example:3000/"})
    void portsOnWhichHttpMayBeSpokenAreOpen(String url) {
        assertThatCode(() -> guarded.check(WebhookUrl.read(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://hooks.example/", "http://hooks.example:8080/", "https://hooks.example:22/", "https://hooks.example:25/", "https://hooks.example:80/",
        "https://hooks.example:6667/", "https://hooks.example:2049/"})
    void othersAreNotAndNeitherIsWhatEverybodyCanReadAlong(String url) {
        assertThatThrownBy(() -> guarded.check(WebhookUrl.read(url))).isInstanceOf(WebhookHosts.Refused.class);
    }

    @Test
    void installationMayAllowItsOwnNetwork() throws Exception {
        var open = new WebhookHosts(true);

        open.check(WebhookUrl.read("http://127.0.0.1:25/"));
        assertThat(open.resolve("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(open.shows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }
}
