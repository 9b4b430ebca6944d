package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that cannot be trusted is thrown away at the start; one that can be is kept. */
class IndexFolderTests {

    @TempDir
    Path data;

    Path path;

    @BeforeEach
    void filled() throws IOException {
        path = data.resolve("search");
        var folder = IndexFolder.open(path, "1");
        assertThat(folder.complete()).isFalse();
        try (var directory = FSDirectory.open(path.resolve("ticket"));
                var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()).setUseCompoundFile(false))) {
            var document = new Document();
            document.add(new TextField("text", "refund ".repeat(1000), Field.Store.YES));
            writer.addDocument(document);
        }
        folder.completed();
    }

    @Test
    void keepsWhatIsWhole() {
        assertThat(IndexFolder.open(path, "1").complete()).isTrue();
        assertThat(path.resolve("ticket")).isNotEmptyDirectory();
    }

    @Test
    void throwsAnotherSchemaAway() {
        assertThat(IndexFolder.open(path, "2").complete()).isFalse();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void throwsWhatWasNeverFinishedAway() throws IOException {
        Files.delete(path.resolve("complete"));

        assertThat(IndexFolder.open(path, "1").complete()).isFalse();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void throwsDamageAway() throws IOException {
        try (var files = Files.list(path.resolve("ticket"))) {
            var text = files.filter(file -> file.toString().endsWith(".fdt")).findFirst().orElseThrow();
            var bytes = Files.readAllBytes(text);
            bytes[bytes.length / 2] ^= 1;
            Files.write(text, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        }

        assertThat(IndexFolder.open(path, "1").complete()).isFalse();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void throwsAnEmptiedOneAway() throws IOException {
        try (var files = Files.list(path.resolve("ticket"))) {
            for (var file : files.toList()) Files.delete(file);
        }

        assertThat(IndexFolder.open(path, "1").complete()).isFalse();
    }
}
