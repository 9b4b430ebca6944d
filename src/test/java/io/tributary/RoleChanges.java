package io.tributary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an administrator decides about roles, and takes back at the end: the other tests share the desk. */
final class RoleChanges implements AutoCloseable {

    static final String PATH = "/api/v1/roles";

    private final Client admin;
    private final Set<List<String>> decided = new java.util.HashSet<>();

    RoleChanges(Client admin) {
        this.admin = admin;
    }

    /** {@code scope} is a team's id, or one of the words. */
    RoleChanges set(String role, Object scope, String... rights) {
        decided.add(List.of(role, scope.toString()));
        done(admin.patch(PATH, changes(change(role, scope, List.of(rights)))));
        return this;
    }

    static Map<String, Object> changes(Object... changes) {
        return Map.of("changes", List.of(changes));
    }

    static Map<String, Object> change(String role, Object scope, @Nullable List<String> rights) {
        var change = new HashMap<String, Object>();
        change.put("role", role);
        change.put("scope", scope.toString());
        change.put("rights", rights);
        return change;
    }

    private static void done(Client.Answer answer) {
        if (answer.status() != 200) throw new IllegalStateException(answer.status() + " " + answer.text());
    }

    @Override
    public void close() {
        var back = new ArrayList<>();
        decided.forEach(one -> back.add(change(one.get(0), one.get(1), null)));
        if (!back.isEmpty()) done(admin.patch(PATH, changes(back.toArray())));
    }
}
