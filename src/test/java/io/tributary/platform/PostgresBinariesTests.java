package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTests {

    @TempDir
    Path folder;

    @Test
    void twoThatUnpackAtOnceHaveThemBoth() throws Exception {
        var other = CompletableFuture.supplyAsync(this::unpack);
        var one = unpack();

        assertThat(other.join()).isEqualTo(one);
        assertThat(one.majorVersion()).isNotEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(one.home());
        }
    }

    private PostgresBinaries unpack() {
        try {
            return PostgresBinaries.unpackInto(folder);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
