package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TributarySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector's file is data; whoever writes one must not choose classes of ours to build. */
class ConnectorFilesTests {

    @TempDir
    Path folder;

    @Test
    void readsDescriptorAndTemplates() throws IOException {
        Files.writeString(folder.resolve("pigeon.camel.yaml"), "- descriptor:\n    kind: bird\n    defaults: {loft: 3}\n- routeTemplate:\n    id: pigeon-in\n");

        assertThat(files().read()).extracting(ConnectorFiles.Reading::connector).singleElement().satisfies(connector -> {
            assertThat(connector.key()).isEqualTo("pigeon");
            assertThat(connector.kind()).isEqualTo("bird");
            assertThat(connector.defaults()).containsEntry("loft", "3");
        });
    }

    @Test
    void refusesTagThatNamesClass() throws IOException {
        Files.writeString(folder.resolve("evil.camel.yaml"), """
                - descriptor: {kind: evil}
                - !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://127.0.0.1:1/"]]]]
                """);

        assertThat(files().read()).singleElement().satisfies(reading -> {
            assertThat(reading.connector()).isNull();
            assertThat(reading.error()).contains("ScriptEngineManager");
        });
    }

    @Test
    void refusesFileWithoutKind() throws IOException {
        Files.writeString(folder.resolve("nameless.camel.yaml"), "- routeTemplate: {id: x}\n");

        assertThat(files().read()).singleElement().satisfies(reading -> assertThat(reading.error()).contains("descriptor.kind"));
    }

    @Test
    void brokenFileKeepsNoneOfTheOthersOut() throws IOException {
        Files.writeString(folder.resolve("a.camel.yaml"), "- descriptor: {kind: a\n");
        Files.writeString(folder.resolve("b.camel.yaml"), "- descriptor: {kind: b}\n");

        assertThat(files().read()).extracting(ConnectorFiles.Reading::connector).element(1).isNotNull();
    }

    private ConnectorFiles files() {
        return new ConnectorFiles(new TributarySettings(folder, "http://localhost", List.of(), folder, 14, "node-1", null));
    }
}
