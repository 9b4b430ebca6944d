package io.tributary.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address is read in one way only. */
class WebhookUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example, https://hooks.example/",
        "HTTPS://Hooks.Example:443/A?b=C, https://hooks.example/A?b=C",
        "https://hooks.example:8443?x=1, https://hooks.example:8443/?x=1",
        "https://hooks.example./a, https://hooks.example/a",
        "https://bücher.example/straße?q=é, https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A9",
        "https://例子.公司.cn/回调, https://xn--fsqu00a.xn--55qx5d.cn/%E5%9B%9E%E8%B0%83",
        "https://faß.example/, https://xn--fa-hia.example/",
        // Full-width digits and stops are the plain ones to a browser, and to us: judged as what they lead to.
        "https://１２７。０。０。１/, https://127.0.0.1/",
        "http://[::FFFF:127.0.0.1]:8080/x, http://[::ffff:127.0.0.1]:8080/x",
        "https://hooks.example/a@b?c=d@e, https://hooks.example/a@b?c=d@e",
        "https://hooks.example/%0d%0aX-Evil:1, https://hooks.example/%0d%0aX-Evil:1"})
    void addressIsWrittenAnewFromItsParts(String written, String read) {
        assertThat(WebhookUrl.read(written).text()).isEqualTo(read);
        assertThat(WebhookUrl.read(read).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ftp://hooks.example/", "file:///etc/passwd", "javascript:alert(1)", "//hooks.example/", "hooks.example", "gopher://hooks.example/", "jar:https://a.example!/"})
    void otherSchemesAreRefused(String written) {
        refused(written, "scheme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user@hooks.example/", "https://user:word@hooks.example/", "https://hooks.example@169.254.169.254/", "https://@hooks.example/"})
    void credentialsAreRefused(String written) {
        refused(written, "credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://", "https:///path", "https://:443/", "https://[::1/", "https://[fe80::1%25eth0]/", "https://hooks%2eexample/", "https://a_b.example/",
        "https://-hooks.example/", "https://hooks..example/", "https://hooks.example:port/", "https://hooks.example:1234567/", "https://xn--a.example/",
        "https://2130706433/", "https://127.1/", "https://0177.0.0.1/", "https://0x7f.0.0.1/", "https://0x7f000001/", "https://1.2.3.4.5/", "https://256.1.1.1/",
        "https://a.example.09/"})
    void hostThatIsNoneIsRefused(String written) {
        refused(written, "host");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://hooks.example\\@127.0.0.1/", "https://hooks.example/#part", "https://hooks.example/\\..", "https://hooks.exa\r\nmple/",
        "https://hooks.example/\r\nHost: other", "https://hooks.example/a b", "https://hooks.example/\u0000", "https://hooks.example/\u2028a",
        "https://hooks.example/\ud800", "https://hooks.example/<script>", "https://hooks.example/%zz"})
    void whatTwoReadersMightReadDifferentlyIsRefused(String written) {
        refused(written, "url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example:0/", "https://hooks.example:65536/"})
    void portThatIsNoneIsRefused(String written) {
        refused(written, "port");
    }

    @Test
    void endlessAddressIsRefused() {
        refused("https://hooks.example/" + "a".repeat(2_000), "length");
        refused("  ", "NotBlank");
    }

    private static void refused(String written, String reason) {
        assertThatThrownBy(() -> WebhookUrl.read(written)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.params().get("reason")).isEqualTo(reason));
    }
}
