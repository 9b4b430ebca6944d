package io.tributary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.FakeProvider;
import io.tributary.WholeDesk;
import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Every way in, as somebody at a browser goes it. */
@WholeDesk
class SignInTests {

    @RegisterExtension
    static final Browser browser = new Browser();
    private static final String PASSWORD = "correct horse battery";

    @Value("${tributary.public-url}")
    String url;

    @Value("${desk.provider-port}")
    int providerPort;

    @Autowired
    Agents agents;

    private String email;

    @BeforeEach
    void hire() {
        email = UUID.randomUUID() + "@tributary.example";
        agents.hire(email, "Wu Lena", Role.AGENT, PASSWORD);
    }

    @Test
    void passkeyMadeOnceOpensTheDeskWithoutAPassword() throws Exception {
        try (var window = browser.window("en", ColorScheme.LIGHT)) {
            var page = page(window);
            plugInAuthenticator(window, page);
            signIn(page);
            page.navigate(url + "/me/sign-in");
            button(page, "Add a passkey").click();
            page.getByText("Added.").waitFor();
            Axe.clean(page, "passkeys-en");
            signOut(page);

            page.navigate(url + "/login?redirect=/me");
            Axe.clean(page, "login-en");
            button(page, "Sign in with a passkey").click();

            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Wu Lena")).waitFor();
            assertThat(page.url()).isEqualTo(url + "/me");

            page.navigate(url + "/me/sign-in");
            button(page, "Remove").click();
            button(page, "Remove").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            signOut(page);
            button(page, "Sign in with a passkey").click();
            page.getByText("That passkey was not accepted.").waitFor();
        }
    }

    @Test
    void theAppsCodeIsAskedForOnceItIsSetUp() throws Exception {
        try (var window = browser.window("zh-CN", ColorScheme.DARK)) {
            var page = page(window);
            signIn(page);
            // Screens follow what the account likes, and that is English until somebody says otherwise.
            window.request().patch(url + "/api/v1/session", com.microsoft.playwright.options.RequestOptions.create()
                    .setHeader("X-CSRF-TOKEN", String.valueOf(page.evaluate("fetch('/api/v1/session').then(r => r.json()).then(s => s.csrf.token)")))
                    .setData(Map.of("locale", "zh-CN")));
            page.navigate(url + "/me/sign-in");

            button(page, "设置").click();
            var secret = page.locator("form code").innerText().replace(" ", "");
            Axe.clean(page, "one-time-codes-zh");
            page.getByLabel("应用中显示的验证码").fill(code(secret, 0));
            button(page, "启用").click();
            page.getByText("还剩 10 个恢复码").waitFor();
            Axe.picture(page, "recovery-codes-zh");
            button(page, "我已保存").click();
            signOut(page);

            page.locator("input[name=email]").fill(email);
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("button[type=submit]").click();
            page.locator("input[name=code]").fill("000000");
            Axe.picture(page, "login-code-zh");
            page.locator("button[type=submit]").click();
            page.getByText("验证码错误").waitFor();
            page.locator("input[name=code]").fill(code(secret, 30));
            page.locator("button[type=submit]").click();

            page.waitForURL("**/inbox/**");
        }
    }

    @Test
    void theCompanysProviderLeadsBackToWhereOneWantedToGo() throws Exception {
        try (var provider = new FakeProvider(providerPort); var window = browser.window("en", ColorScheme.LIGHT)) {
            provider.user = Map.of("sub", email, "email", email, "email_verified", true);
            var page = page(window);
            page.navigate(url + "/login?redirect=/me/sign-in");
            page.getByText("Sign in with Acme ID").click();

            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Passkeys")).waitFor();

            signOut(page);
            provider.user = Map.of("sub", "stranger", "email", "stranger@elsewhere.example", "email_verified", true);
            page.getByText("Sign in with Acme ID").click();
            page.getByText("nobody here has that address").waitFor();
            Axe.picture(page, "login-stranger-en");
        }
    }

    private Page page(BrowserContext window) {
        var page = window.newPage();
        page.navigate(url + "/login");
        return page;
    }

    private void signIn(Page page) {
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForURL("**/inbox/**");
    }

    private void signOut(Page page) {
        page.evaluate("fetch('/api/v1/session').then(r => r.json()).then(s => fetch('/api/v1/session', {method: 'DELETE', headers: {[s.csrf.header]: s.csrf.token}}))");
        page.navigate(url + "/login");
        page.locator("input[name=email]").waitFor();
    }

    /** A fingerprint reader that says yes. */
    private static void plugInAuthenticator(BrowserContext window, Page page) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (var able : new String[] {"hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"}) options.addProperty(able, true);
        var asked = new JsonObject();
        asked.add("options", options);
        var devtools = window.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        devtools.send("WebAuthn.addVirtualAuthenticator", asked);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String code(String secret, int later) throws Exception {
        var totp = new TimeBasedOneTimePasswordGenerator();
        return totp.generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(secret), totp.getAlgorithm()), Instant.now().plusSeconds(later));
    }
}
