package io.tributary.browser;

import static io.tributary.Client.eventually;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The system's Chromium, driven the way a person would: by what is written on the page. */
final class Browser implements BeforeAllCallback, AfterAllCallback {

    /** The first of them runs without the frame of a window, which nobody would see. */
    private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

    private final List<BrowserContext> windows = new ArrayList<>();
    private com.microsoft.playwright.@Nullable Browser chromium;

    /** One for all tests of a run; each opens windows of its own, which share nothing. */
    private record Running(Playwright playwright, com.microsoft.playwright.Browser chromium) implements AutoCloseable {

        static Running start() {
            var playwright = Playwright.create();
            return new Running(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(installed())
                    .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync"))));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        chromium = tests.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(Running.class, key -> Running.start(), Running.class).chromium;
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }

    private static Path installed() {
        var folders = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium on the PATH; on Debian: apt-get install chromium-headless-shell"));
    }

    /** A fresh browser window of somebody who likes it so. */
    BrowserContext window(String locale, ColorScheme scheme) {
        return opened(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(scheme)
                .setViewportSize(1440, 900));
    }

    /** A window of somebody who lets nothing run. */
    BrowserContext withoutScript(String locale, ColorScheme scheme) {
        return opened(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale).setColorScheme(scheme).setViewportSize(390, 844).setJavaScriptEnabled(false));
    }

    /** A window in which a checker of ours may run on a page that lets nothing run. */
    BrowserContext withoutPolicy(String locale, ColorScheme scheme) {
        return opened(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(locale).setColorScheme(scheme).setViewportSize(1024, 800).setBypassCSP(true));
    }

    private BrowserContext opened(com.microsoft.playwright.Browser.NewContextOptions options) {
        var context = Objects.requireNonNull(chromium).newContext(options);
        context.setDefaultTimeout(20_000);
        windows.add(context);
        return context;
    }

    static Page signIn(BrowserContext window, String url, String email) {
        return signIn(window.newPage(), url, email, "tributary");
    }

    static Page signIn(Page page, String url, String email, String password) {
        page.navigate(url + "/login");
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").click();
        try {
            page.getByRole(AriaRole.GRID).waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError("No queue at " + page.url() + ": " + page.locator("body").innerText(), e);
        }
        return page;
    }

    /** The queue's row with these words; new ones may wait behind "3 new" while the list is in use. */
    static Locator row(Page page, String words) {
        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(words));
        eventually(() -> {
            if (row.count() > 0) return true;
            var fresh = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^\\d+ new")));
            // A list nobody touches merges by itself, and the button is gone.
            fresh.evaluateAll("buttons => buttons.forEach(button => button.click())");
            return null;
        });
        return row.first();
    }
}
