package io.tributary.sla;

import io.tributary.platform.Problem;
import io.tributary.sla.PolicyConditions.Field;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A policy as JSON: what comes in at the door, and what lies in the database. */
final class PolicyForm {

    /** A year and a day: what is longer is no promise. */
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_VALUE = 200;
    /** A promise that is over does not wait. */
    private static final List<Status> WAITING = List.of(Status.NEW, Status.OPEN, Status.PENDING, Status.ON_HOLD);

    private PolicyForm() {}

    /**
     * @param base what is not named stays as it is there; null: as in a new one, which has to have a name
     * @throws Problem {@code invalid} naming the field for anything a policy cannot hold
     */
    static PolicySheet read(JsonNode body, @Nullable PolicySheet base) {
        if (!body.isObject()) throw Problem.invalid("body", "type");
        var sheet = base == null ? new PolicySheet("", false, PolicyConditions.NONE, PolicyTargets.NONE, null, PolicySheet.WARN_AT, PolicySheet.PAUSES, null) : base;
        for (var entry : body.properties()) sheet = with(sheet, entry.getKey(), entry.getValue());
        if (sheet.name().isEmpty()) throw Problem.invalid("name", "NotBlank");
        return sheet;
    }

    private static PolicySheet with(PolicySheet sheet, String field, JsonNode value) {
        var name = field.equals("name") ? text(field, value, LONGEST_NAME) : sheet.name();
        var active = field.equals("active") ? truth(value) : sheet.active();
        var conditions = field.equals("conditions") ? conditions(value) : sheet.conditions();
        var targets = field.equals("targets") ? targets(field, value) : sheet.targets();
        var chat = field.equals("chatTargets") ? value.isNull() ? null : targets(field, value) : sheet.chatTargets();
        var warnAt = field.equals("warnAt") ? (int) number(field, value, 99) : sheet.warnAt();
        var pauses = field.equals("pauses") ? pauses(value) : sheet.pauses();
        var calendar = field.equals("calendar") ? value.isNull() ? null : id(field, value) : sheet.calendar();
        if (!FIELDS.contains(field)) throw Problem.invalid(field, "unknown");
        return new PolicySheet(name, active, conditions, targets, chat, warnAt, pauses, calendar);
    }

    private static final Set<String> FIELDS = Set.of("name", "active", "conditions", "targets", "chatTargets", "warnAt", "pauses", "calendar");

    /** In the order people read it in. Null is written where a field can be empty. */
    static Map<String, @Nullable Object> write(PolicySheet sheet) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put("name", sheet.name());
        form.put("active", sheet.active());
        form.put("conditions", conditions(sheet.conditions().fields()));
        form.put("targets", targets(sheet.targets()));
        form.put("chatTargets", sheet.chatTargets() == null ? null : targets(sheet.chatTargets()));
        form.put("warnAt", sheet.warnAt());
        var pauses = new LinkedHashMap<String, Object>();
        sheet.pauses().forEach((metric, statuses) -> pauses.put(metric.key(), statuses.stream().map(Status::key).toList()));
        form.put("pauses", pauses);
        form.put("calendar", sheet.calendar());
        return form;
    }

    static Map<String, Set<String>> conditions(Map<Field, Set<String>> fields) {
        var written = new LinkedHashMap<String, Set<String>>();
        fields.forEach((field, values) -> written.put(field.key(), values));
        return written;
    }

    private static Map<String, Object> targets(PolicyTargets targets) {
        var written = new LinkedHashMap<String, Object>();
        targets.targets().forEach((priority, each) -> written.put(priority.key(), each.entrySet().stream()
                .collect(Collectors.toMap(target -> target.getKey().key(), target -> target.getValue().toSeconds(), (a, b) -> a, LinkedHashMap::new))));
        return written;
    }

    private static PolicyConditions conditions(JsonNode value) {
        var fields = new EnumMap<Field, Set<String>>(Field.class);
        for (var entry : object("conditions", value)) {
            var field = Arrays.stream(Field.values()).filter(each -> each.key().equals(entry.getKey())).findFirst()
                    .orElseThrow(() -> Problem.invalid("conditions", "unknown"));
            if (!entry.getValue().isArray() || entry.getValue().size() > MOST_VALUES) throw Problem.invalid("conditions", "value");
            fields.put(field, entry.getValue().valueStream().map(each -> condition(field, each)).collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return new PolicyConditions(fields);
    }

    private static String condition(Field field, JsonNode value) {
        return switch (field) {
            case TEAM, ORGANISATION -> id("conditions", value).toString();
            case PRIORITY -> priority("conditions", text("conditions", value, LONGEST_VALUE)).key();
            default -> text("conditions", value, LONGEST_VALUE);
        };
    }

    private static PolicyTargets targets(String field, JsonNode value) {
        var targets = new EnumMap<Priority, Map<Metric, Duration>>(Priority.class);
        for (var entry : object(field, value)) {
            var each = new EnumMap<Metric, Duration>(Metric.class);
            for (var target : object(field, entry.getValue())) {
                if (target.getValue().isNull()) continue;
                each.put(metric(field, target.getKey()), Duration.ofSeconds(number(field, target.getValue(), LONGEST_SECONDS)));
            }
            targets.put(priority(field, entry.getKey()), each);
        }
        return new PolicyTargets(targets);
    }

    private static Map<Metric, Set<Status>> pauses(JsonNode value) {
        var pauses = new EnumMap<Metric, Set<Status>>(Metric.class);
        for (var entry : object("pauses", value)) {
            if (!entry.getValue().isArray()) throw Problem.invalid("pauses", "type");
            pauses.put(metric("pauses", entry.getKey()), entry.getValue().valueStream().map(PolicyForm::status).collect(Collectors.toSet()));
        }
        return pauses;
    }

    private static Status status(JsonNode value) {
        return WAITING.stream().filter(status -> value.isString() && status.key().equals(value.asString())).findFirst()
                .orElseThrow(() -> Problem.invalid("pauses", "value"));
    }

    private static Metric metric(String field, String key) {
        return Arrays.stream(Metric.values()).filter(metric -> metric.key().equals(key)).findFirst().orElseThrow(() -> Problem.invalid(field, "unknown"));
    }

    private static Priority priority(String field, String key) {
        return Arrays.stream(Priority.values()).filter(each -> each.key().equals(key)).findFirst().orElseThrow(() -> Problem.invalid(field, "unknown"));
    }

    private static Iterable<Map.Entry<String, JsonNode>> object(String field, JsonNode value) {
        if (!value.isObject()) throw Problem.invalid(field, "type");
        return value.properties();
    }

    private static boolean truth(JsonNode value) {
        if (!value.isBoolean()) throw Problem.invalid("active", "type");
        return value.asBoolean();
    }

    private static long number(String field, JsonNode value, long most) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1 || value.asLong() > most) throw Problem.invalid(field, "value");
        return value.asLong();
    }

    private static UUID id(String field, JsonNode value) {
        try {
            return UUID.fromString(text(field, value, 36));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, "value");
        }
    }

    /** One line that can be stored and shown: no control letters, no half characters. */
    private static String text(String field, JsonNode value, int longest) {
        if (!value.isString()) throw Problem.invalid(field, "type");
        var text = value.asString().strip();
        if (text.isEmpty() || text.length() > longest
                || text.codePoints().anyMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE)) {
            throw Problem.invalid(field, "value");
        }
        return text;
    }
}
