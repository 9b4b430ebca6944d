package io.tributary.browser;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One thing to look at: a page, or what opens on it.
 *
 * @param route as the console's table has it
 * @param who looks: {@code admin}, {@code agent}, or nobody for the pages before the door
 * @param address the route with everything in it, for a language
 * @param opened what is open on it, for the name
 * @param open opens it, in whatever language
 */
record Screen(String route, String who, UnaryOperator<String> address, String opened, Consumer<Page> open) {

    static final String NOBODY = "nobody";

    static Screen of(String route, String who, String address) {
        return of(route, who, locale -> address);
    }

    static Screen of(String route, String who, UnaryOperator<String> address) {
        return new Screen(route, who, address, "", page -> {});
    }

    Screen with(String name, Consumer<Page> opening) {
        return new Screen(route, who, address, name, opening);
    }

    @Override
    public String toString() {
        return (who + " " + route.replace("/$", " of ").replaceAll("[/?=&]+", " ") + " " + opened).strip().replaceAll("\\s+", "-");
    }
}
