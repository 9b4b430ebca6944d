package io.tributary.knowledge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something said again and again.
 *
 * @param scope {@code personal}, {@code team} or {@code everyone}
 * @param texts by language, {@code en} and {@code zh-CN}; at least one
 * @param pinyin how its titles and tags are typed, whole and by initials
 * @param uses how often it was put into an answer, and {@code ownUses} by the caller
 * @param editable whether the caller may change it
 */
public record CannedAnswer(UUID id, String scope, @Nullable UUID team, @Nullable String teamName, List<String> tags, Map<String, Text> texts,
        String pinyin, int uses, int ownUses, boolean editable) {

    /** In one language. {@code body} may hold variables such as <code>{{customer.name}}</code>. */
    public record Text(String title, String body) {}

    /** As its author fills it in. */
    public record Form(String scope, @Nullable UUID team, List<String> tags, Map<String, Text> texts) {}
}
