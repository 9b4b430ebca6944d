package io.tributary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Every place of the console, from its own table: one that is added there is looked at without anybody remembering it. */
public final class Routes {

    private static final Path TABLE = Path.of("src/main/console/src/app/router.tsx");
    private static final Pattern ROUTE = Pattern.compile(
            "const (\\w+) = createRoute\\(\\{\\s*getParentRoute: \\(\\) => (\\w+),\\s*(path|id): '([^']+)'");

    private Routes() {}

    /** Paths from the root, {@code $no} and the like where they vary. */
    public static List<String> all() {
        try {
            var table = Files.readString(TABLE);
            var paths = new LinkedHashMap<String, String>();
            ROUTE.matcher(table).results().forEach(route -> paths.put(route.group(1),
                    paths.getOrDefault(route.group(2), "") + (route.group(3).equals("path") ? route.group(4) : "")));
            var routes = table.split("= createRoute\\(", -1).length - 1;
            if (paths.size() != routes) throw new IllegalStateException("Of " + routes + " routes " + paths.size() + " were understood");
            paths.remove("desk"); // the frame around the others
            return paths.values().stream().map(path -> path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                    .distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
