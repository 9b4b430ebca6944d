package io.tributary.channel;

import io.tributary.customer.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader of the mail sees, and what its headers say of where it belongs. */
record ParsedMail(Address from, List<Address> to, List<Address> cc, String subject, String text, @Nullable String quoted,
        @Nullable String html, @Nullable String messageId, List<String> references, boolean automatic, @Nullable String why,
        List<Leaf> leaves) {

    /** A part that is a file. */
    record Leaf(String name, String type, boolean inline, @Nullable String contentId, byte[] bytes) {}
}
