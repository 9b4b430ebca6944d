package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Agents;
import io.tributary.identity.Role;
import io.tributary.identity.Teams;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** How somebody likes their desk, from one browser to the next. */
@WholeDesk
class PreferencesTests {

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    Agents agents;

    @Autowired
    Teams teams;

    Client here;
    Client elsewhere;
    Client colleague;

    @BeforeEach
    void twoBrowsersOfOnePersonAndAColleague() {
        var desk = new Desk(url, agents, teams);
        var team = desk.team();
        var agent = desk.hire(Role.AGENT, team);
        here = desk.signedIn(agent);
        elsewhere = desk.signedIn(agent);
        colleague = desk.signedIn(desk.hire(Role.AGENT, team));
    }

    private static Client.Answer prefer(Client client, Map<String, ?> preferences) {
        return client.patch("/api/v1/session", Map.of("preferences", preferences));
    }

    private static JsonNode preferences(Client client) {
        return client.get("/api/v1/session").json().path("preferences");
    }

    @Test
    void followTheirOwnerToAnotherBrowserAndNobodyElse() {
        assertThat(prefer(here, Map.of("zone", "Asia/Shanghai", "shortcuts", Map.of("solve", "d"))).status()).isEqualTo(200);

        assertThat(preferences(elsewhere).path("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(preferences(elsewhere).path("shortcuts").path("solve").asString()).isEqualTo("d");
        assertThat(preferences(colleague).isEmpty()).isTrue();
    }

    @Test
    void oneBrowserDoesNotUndoWhatAnotherChanged() {
        prefer(here, Map.of("density", "compact", "sound", false));
        prefer(elsewhere, Map.of("holdSeconds", 30));
        prefer(here, Collections.singletonMap("sound", null));

        var kept = preferences(elsewhere);
        assertThat(kept.propertyNames()).containsExactlyInAnyOrder("density", "holdSeconds");
        assertThat(kept.path("holdSeconds").asInt()).isEqualTo(30);
    }

    @Test
    void leaveLanguageAndThemeAlone() {
        here.patch("/api/v1/session", Map.of("locale", "zh-CN"));
        prefer(here, Map.of("density", "compact"));

        assertThat(here.get("/api/v1/session").json().path("user").path("locale").asString()).isEqualTo("zh-CN");
    }

    @Test
    void sayWhichKeyIsUnknownAndWhichValueIsWrong() {
        var unknown = prefer(here, Map.of("admin", true, "density", "compact"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("params").path("field").asString()).isEqualTo("preferences.admin");
        assertThat(unknown.json().path("params").path("reason").asString()).isEqualTo("unknown");

        for (var wrong : Map.<String, Object>of("zone", "Mars/Olympus", "holdSeconds", 86_400, "sound", "loud", "shortcuts", Map.of("solve", 5))
                .entrySet()) {
            var answer = prefer(here, Map.of(wrong.getKey(), wrong.getValue()));
            assertThat(answer.code()).as(wrong.getKey()).isEqualTo("invalid");
            assertThat(answer.json().path("params").path("field").asString()).isEqualTo("preferences." + wrong.getKey());
        }
        assertThat(preferences(here).isEmpty()).isTrue();
    }

    @Test
    void areSixteenKilobytesAtMostAndRefusedWholeBeyondThat() {
        var much = IntStream.range(0, 9).boxed().collect(Collectors.toMap(n -> "view-" + n, n -> "x".repeat(1000)));
        assertThat(prefer(here, Map.of("sorts", much)).status()).isEqualTo(200);

        var refused = prefer(here, Map.of("shortcuts", much, "density", "compact"));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("too-large");
        assertThat(preferences(here).propertyNames()).containsExactly("sorts");
    }

    @Test
    void withWhatNoColumnTakesAreRefusedNotBroken() {
        assertThat(prefer(here, Map.of("signature", Map.of("en", "a\0b"))).code()).isEqualTo("invalid");
    }
}
