package io.tributary.automation;

import io.tributary.platform.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A webhook as an administrator writes it down. */
record WebhookForm(String name, WebhookUrl url, boolean active, List<String> events) {

    private static final int LONGEST_NAME = 200;

    /**
     * What is named in it; the rest as it was before.
     *
     * @throws Problem {@code invalid} naming the field
     */
    static WebhookForm read(JsonNode form, @Nullable Webhook before) {
        if (!form.isObject()) throw Problem.invalid("body", "type");
        var name = form.has("name") || before == null ? name(form.path("name")) : before.name();
        var url = form.has("url") || before == null ? url(form.path("url")) : WebhookUrl.read(before.url());
        var events = form.has("events") || before == null ? events(form.path("events")) : before.events();
        return new WebhookForm(name, url, active(form.path("active"), before), events);
    }

    private static String name(JsonNode value) {
        if (!value.isString() || value.asString().isBlank()) throw Problem.invalid("name", "NotBlank");
        var name = value.asString().strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)
                || name.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) throw Problem.invalid("name", "value");
        return name;
    }

    private static WebhookUrl url(JsonNode value) {
        return WebhookUrl.read(value.isString() ? value.asString() : null);
    }

    private static boolean active(JsonNode value, @Nullable Webhook before) {
        if (value.isMissingNode()) return before == null || before.active();
        if (!value.isBoolean()) throw Problem.invalid("active", "type");
        return value.asBoolean();
    }

    private static List<String> events(JsonNode value) {
        if (!value.isArray() || value.isEmpty()) throw Problem.invalid("events", "NotEmpty");
        var named = value.valueStream().map(each -> each.isString() ? each.asString() : "").toList();
        if (!Webhook.EVENTS.containsAll(named)) throw Problem.invalid("events", "unknown");
        return Webhook.EVENTS.stream().filter(named::contains).toList();
    }
}
