package io.tributary.demo;

import io.tributary.customer.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One conversation of the demo, as written in {@code demo/conversations.yaml}. */
record DemoConversation(String key, Address from, List<Address> cc, String subject, @Nullable String priority, @Nullable String status,
        @Nullable String assignee, List<String> tags, String charset, boolean html, List<Turn> turns) {

    /** Who says what: {@code customer}, {@code agent} or {@code note}. */
    record Turn(String by, String text) {}

    static List<DemoConversation> read(List<Map<String, Object>> yaml) {
        return yaml.stream().map(DemoConversation::read).toList();
    }

    private static DemoConversation read(Map<String, Object> item) {
        return new DemoConversation(text(item, "key", ""), address(map(item.get("from"))), maps(item, "cc").stream().map(DemoConversation::address).toList(),
                text(item, "subject", ""), (String) item.get("priority"), (String) item.get("status"), (String) item.get("assignee"),
                item.get("tags") instanceof List<?> tags ? tags.stream().map(String::valueOf).toList() : List.of(),
                text(item, "charset", "UTF-8"), Boolean.TRUE.equals(item.get("html")),
                maps(item, "turns").stream().map(turn -> new Turn(text(turn, "by", ""), text(turn, "text", ""))).toList());
    }

    private static Address address(Map<?, ?> person) {
        return Address.email(text(person, "address", ""), text(person, "name", ""));
    }

    private static List<Map<?, ?>> maps(Map<?, ?> item, String key) {
        return item.get(key) instanceof List<?> list ? list.stream().<Map<?, ?>>map(DemoConversation::map).toList() : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> item, String key, String otherwise) {
        return item.get(key) instanceof Object value ? value.toString() : otherwise;
    }
}
