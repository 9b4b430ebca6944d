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

    static void clean(Page page, String name) throws IOException {
        picture(page, name);
        assertThat(violations(page)).as(name).isEmpty();
    }

    static List<Map<String, Object>> violations(Page page) throws IOException {
        return violations(page, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
    }

    /** Of what another theme changes. */
    static List<Map<String, Object>> pale(Page page) throws IOException {
        return violations(page, "['color-contrast', 'link-in-text-block']");
    }

    /** The kit's own guards around what is open are not part of the page: they have no words, and pass the keyboard on. */
    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> violations(Page page, String rules) throws IOException {
        if (page.evaluate("typeof axe").equals("undefined")) page.evaluate(Files.readString(SCRIPT));
        return (List<Map<String, Object>>) page.evaluate("async () => (await axe.run({exclude: [['[data-base-ui-focus-guard]']]}, {resultTypes: ['violations'], "
                // A menu is reached from its button, not by walking through the page's regions.
                + "rules: {region: {enabled: !document.querySelector('[role=menu]')}}, "
                + "runOnly: " + rules + "})).violations"
                + ".map(v => ({id: v.id, where: v.nodes.map(n => n.html).join(' | ').slice(0, 500)}))");
    }
}
