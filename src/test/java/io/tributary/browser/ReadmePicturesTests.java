package io.tributary.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tributary.Client;
import io.tributary.WholeDesk;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/**
 * The pictures of the README, of the demo as it comes: run alone, with {@code -Dreadme.pictures=src/docs -Dtest.excludedGroups=bench},
 * it makes them anew.
 */
@Tag("full")
@WholeDesk
class ReadmePicturesTests {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final Path FOLDER = Path.of(System.getProperty("readme.pictures", "target/screenshots"));

    @Value("${tributary.public-url}")
    String url;

    @ParameterizedTest
    @CsvSource({"en, console-en, Air purifier arrived crushed", "zh-CN, console-zh, 扫地机器人"})
    void console(String locale, String picture, String words) {
        var agent = "agent@tributary.example";
        new Client(url).signIn(agent).patch("/api/v1/session", Map.of("locale", locale, "theme", "light"));
        try (var window = browser.window(locale, ColorScheme.LIGHT)) {
            var page = Browser.signIn(window, url, agent);
            page.navigate(url + "/inbox/open");
            page.getByRole(AriaRole.ROW).first().waitFor();
            var named = page.getByRole(AriaRole.ROW).filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(words));
            (named.count() > 0 ? named : page.getByRole(AriaRole.ROW)).first().click();
            page.getByRole(AriaRole.LOG).locator("article").first().waitFor();
            page.locator("textarea").first().waitFor();
            page.waitForTimeout(500); // skeletons and highlights are gone
            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(picture + ".png")));
        }
    }
}
