package io.tributary.portal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message the customer wrote or got.
 *
 * @param author whose it is: the reader's own, one of ours, or somebody else's who takes part
 * @param name of the author, never an address; null if there is none
 * @param quoted the older mail below it; null unless the reader wrote it themselves
 */
public record PublicMessage(UUID id, Author author, @Nullable String name, Instant at, @Nullable String lang, List<LinkedText> text,
        List<LinkedText> quoted, List<File> files) {

    /** Whose message it is. */
    public enum Author { READER, AGENT, OTHER }

    /** A file that came with it, by name and size in bytes. */
    public record File(String name, long size) {}

    public boolean fromUs() {
        return author == Author.AGENT;
    }
}
