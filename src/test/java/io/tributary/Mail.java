package io.tributary;

import java.util.UUID;

/** A plain mail as text, for tests that send one. */
public record Mail(String from, String to, String subject, String text, String headers, String messageId) {

    public static Mail from(String address) {
        return new Mail(address, "support@tributary.example", "A question", "Hello.", "", "<" + UUID.randomUUID() + "@example.com>");
    }

    public Mail subject(String subject) {
        return new Mail(from, to, subject, text, headers, messageId);
    }

    public Mail text(String text) {
        return new Mail(from, to, subject, text, headers, messageId);
    }

    public Mail to(String to) {
        return new Mail(from, to, subject, text, headers, messageId);
    }

    public Mail header(String name, String value) {
        return new Mail(from, to, subject, text, headers + name + ": " + value + "\r\n", messageId);
    }

    public Mail answering(String messageId) {
        return header("In-Reply-To", messageId).header("References", messageId);
    }

    public String raw() {
        return "From: " + from + "\r\nTo: " + to + "\r\nSubject: " + subject + "\r\nMessage-ID: " + messageId
                + "\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n" + headers
                + "\r\n" + text + "\r\n";
    }
}
