package io.tributary.channel;

import io.tributary.platform.TributarySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    List<Connector> read() throws IOException {
        var connectors = new ArrayList<Connector>();
        for (var resource : resources()) connectors.add(connector(resource));
        return connectors;
    }

    private List<Resource> resources() throws IOException {
        if (!Files.isDirectory(settings.connectors())) {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:connectors/*" + SUFFIX));
        }
        try (var files = Files.list(settings.connectors())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().<Resource>map(FileSystemResource::new).toList();
        }
    }

    private static Connector connector(Resource resource) throws IOException {
        var name = String.valueOf(resource.getFilename());
        // Plain data only: a tag in the file must not choose a class of ours to build.
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        if (!(yaml.load(resource.getContentAsString(StandardCharsets.UTF_8)) instanceof List<?> items)) {
            throw new IllegalArgumentException(name + " is not a list of a descriptor and route templates");
        }
        Map<?, ?> descriptor = Map.of();
        var routes = new ArrayList<Object>();
        for (var item : items) {
            if (item instanceof Map<?, ?> map && map.get("descriptor") instanceof Map<?, ?> found) descriptor = found;
            else routes.add(item);
        }
        Map<String, String> defaults = new HashMap<>();
        if (descriptor.get("defaults") instanceof Map<?, ?> given) given.forEach((key, value) -> defaults.put(key.toString(), value.toString()));
        if (!(descriptor.get("kind") instanceof String kind)) throw new IllegalArgumentException(name + ": descriptor.kind is missing");
        return new Connector(name.substring(0, name.length() - SUFFIX.length()), kind, defaults, new Yaml().dump(routes));
    }
}
