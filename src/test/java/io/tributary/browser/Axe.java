package io.tributary.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What axe says of a page, and a picture of it for people to look at. */
final class Axe {

    private static final Path SCRIPT = Path.of("src/main/console/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/screenshots");

    private Axe() {}

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @SuppressWarnings("unchecked")
    static void clean(Page page, String name) throws IOException {
        picture(page, name);
        page.evaluate(Files.readString(SCRIPT));
        var found = (List<Map<String, Object>>) page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations'], "
                + "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations"
                + ".map(v => ({id: v.id, where: v.nodes.map(n => n.html).join(' | ').slice(0, 500)}))");
        assertThat(found).as(name).isEmpty();
    }
}
