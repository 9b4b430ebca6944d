package io.tributary.channel;

import io.tributary.platform.TributarySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code <key>.camel.yaml}: from the installation's folder if there is one, else the packaged copies. */
@Component
class ConnectorFiles {

    private static final String SUFFIX = ".camel.yaml";

    private final TributarySettings settings;

    ConnectorFiles(TributarySettings settings) {
        this.settings = settings;
    }

    /** What a file holds, or why it holds nothing. */
    record Reading(String key, @Nullable Connector connector, @Nullable String error) {}

    /** Every file by itself: a broken one keeps none of the others out. */
    List<Reading> read() throws IOException {
        var readings = new ArrayList<Reading>();
        for (var resource : resources()) readings.add(reading(resource));
        return readings;
    }

    private List<Resource> resources() throws IOException {
        if (!Files.isDirectory(settings.connectors())) {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:connectors/*" + SUFFIX));
        }
        try (var files = Files.list(settings.connectors())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().<Resource>map(FileSystemResource::new).toList();
        }
    }

    private static Reading reading(Resource resource) {
        var name = String.valueOf(resource.getFilename());
        var key = name.substring(0, name.length() - SUFFIX.length());
        try {
            return new Reading(key, connector(key, resource.getContentAsString(StandardCharsets.UTF_8)), null);
        } catch (IOException | RuntimeException e) {
            return new Reading(key, null, String.valueOf(e.getMessage()));
        }
    }

    private static Connector connector(String key, String text) {
        // Plain data only: a tag in the file must not choose a class of ours to build.
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        if (!(yaml.load(text) instanceof List<?> items)) throw new IllegalArgumentException("not a list of a descriptor and route templates");
        Map<?, ?> descriptor = Map.of();
        var routes = new ArrayList<Object>();
        for (var item : items) {
            if (item instanceof Map<?, ?> map && map.get("descriptor") instanceof Map<?, ?> found) descriptor = found;
            else routes.add(item);
        }
        Map<String, String> defaults = new HashMap<>();
        if (descriptor.get("defaults") instanceof Map<?, ?> given) given.forEach((name, value) -> defaults.put(name.toString(), value.toString()));
        if (!(descriptor.get("kind") instanceof String kind)) throw new IllegalArgumentException("descriptor.kind is missing");
        var presets = descriptor.get("presets") instanceof List<?> given ? given : List.of();
        return new Connector(key, kind, defaults, presets, new Yaml().dump(routes));
    }
}
