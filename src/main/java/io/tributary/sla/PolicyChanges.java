package io.tributary.sla;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different between two versions of a policy. */
final class PolicyChanges {

    /** One field's old and new value, as they are written in JSON. */
    record Change(@Nullable Object from, @Nullable Object to) {}

    private PolicyChanges() {}

    static Map<String, Change> between(PolicySheet before, PolicySheet after) {
        var old = PolicyForm.write(before);
        var changes = new LinkedHashMap<String, Change>();
        PolicyForm.write(after).forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) changes.put(field, new Change(old.get(field), value));
        });
        return changes;
    }
}
