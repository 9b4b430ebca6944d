package io.tributary.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How somebody likes their desk: its language and its colours. What a test says in English is found in the words of that language. */
enum Look {

    EN_LIGHT("en", ColorScheme.LIGHT),
    ZH_DARK("zh-CN", ColorScheme.DARK),
    EN_DARK("en", ColorScheme.DARK),
    ZH_LIGHT("zh-CN", ColorScheme.LIGHT);

    final String locale;
    final ColorScheme scheme;

    Look(String locale, ColorScheme scheme) {
        this.locale = locale;
        this.scheme = scheme;
    }

    /** Those in which a scenario is gone through: one, and every one with {@code -Pfull}; or whichever are named. */
    static List<Look> all() {
        return Stream.of(System.getProperty("test.looks", EN_LIGHT.name()).split(",")).map(Look::valueOf).toList();
    }

    /** Whoever these are have chosen it. */
    void chosenBy(Client... people) {
        for (var client : people) client.patch("/api/v1/session", Map.of("locale", locale, "theme", scheme.name().toLowerCase(Locale.ROOT)));
    }

    /** Back to how everybody finds the desk. */
    static void forgottenBy(Client... people) {
        for (var client : people) client.patch("/api/v1/session", Map.of("locale", "en", "theme", "system"));
    }

    BrowserContext window(Browser browser) {
        return browser.window(locale, scheme);
    }

    Locator button(Page page, String english) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(named(english)));
    }

    Locator button(Locator within, String english) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(named(english)));
    }

    Locator label(Page page, String english) {
        return page.getByLabel(named(english));
    }

    Locator text(Page page, String english) {
        return page.getByText(saying(english));
    }

    /** Nothing but these words. */
    Pattern named(String english) {
        return Pattern.compile("^\\s*(" + either(words(english)) + ")\\s*$");
    }

    /** These words among others. */
    Pattern saying(String english) {
        return Pattern.compile(either(words(english)));
    }

    private Set<String> words(String english) {
        return locale.equals("en") ? Set.of(english) : Words.inChinese(english);
    }

    private static String either(Set<String> words) {
        // As a browser's expressions understand it too.
        return words.stream().map(each -> each.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0")).collect(Collectors.joining("|"));
    }
}
