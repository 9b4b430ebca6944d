package io.tributary.channel;

import io.tributary.ticket.Person;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a mail of ours is made of.
 *
 * @param messageId without angle brackets
 * @param from our name and address
 * @param replyTo where answers shall go, if not to {@code from}
 * @param references ids it answers, nearest first
 * @param automatic nobody pressed Send: nothing shall answer it
 * @param desk our mark, by which we know our own mail again
 * @param chinese whether the customer reads Chinese; else English
 * @param html the writer's own, sanitised; null to make it from the text
 * @param statusUrl the customer's page of the ticket; null if the mail goes to others alone
 */
record Letter(UUID id, String messageId, Instant at, Person from, List<Person> to, List<Person> cc, @Nullable String replyTo, String subject,
        List<String> references, boolean automatic, String desk, boolean chinese, String text, @Nullable String html,
        @Nullable String statusUrl, @Nullable String signature, @Nullable Quote quote, List<File> files) {

    /** What it answers, as its writer's words. */
    record Quote(Person author, Instant at, String text) {}

    /** A file that goes with it. */
    record File(UUID id, String name, String type, Path path) {}

    String domain() {
        return messageId.substring(messageId.lastIndexOf('@') + 1);
    }
}
