package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Client;
import io.tributary.WholeDesk;
import io.tributary.ticket.Priority;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A policy for a team is for those under it, one for a category for those below it, as they are now. */
@WholeDesk
class PolicyPlacesTests {

    private static final String POLICIES = "/api/v1/sla/policies";

    @Value("${tributary.public-url}")
    String url;

    @Autowired
    PolicyPlaces places;

    @Autowired
    Policies policies;

    Client admin;
    String own;
    UUID policy;

    @BeforeEach
    void signIn() {
        admin = new Client(url).signIn("admin@tributary.example");
        own = UUID.randomUUID().toString();
    }

    @AfterEach
    void retire() {
        admin.delete(POLICIES + '/' + policy);
    }

    private UUID team(String name, UUID parent) {
        Map<String, Object> form = parent == null ? Map.of("name", name + own) : Map.of("name", name + own, "parent", parent);
        return UUID.fromString(admin.post("/api/v1/teams", form).json().path("id").asString());
    }

    private String category(String name, String parent) {
        Map<String, Object> form = parent == null ? Map.of("en", name + own, "zh", "类" + own) : Map.of("en", name + own, "zh", "类" + own, "parent", parent);
        return admin.post("/api/v1/categories", form).json().path("key").asString();
    }

    private void promise(Map<String, ?> conditions) {
        policy = UUID.fromString(admin.post(POLICIES, Map.of("name", own, "active", true, "conditions", conditions)).json().path("id").asString());
    }

    private boolean applies(UUID team, String category) {
        return policies.match(places.facts("email", team, category, Set.of(), Priority.LOW, null, null)).orElseThrow().id().equals(policy);
    }

    @Test
    void teamsStandForThoseUnderThem() {
        var above = team("above ", null);
        var below = team("below ", above);
        var aside = team("aside ", null);
        promise(Map.of("team", List.of(above)));

        assertThat(applies(above, null)).isTrue();
        assertThat(applies(below, null)).isTrue();
        assertThat(applies(aside, null)).isFalse();
        assertThat(applies(null, null)).isFalse();
    }

    @Test
    void categoriesStandForThoseBelowThem() {
        var above = category("above ", null);
        var below = category("below ", above);
        var deepest = category("deepest ", below);
        promise(Map.of("category", List.of(below)));

        assertThat(applies(null, deepest)).isTrue();
        assertThat(applies(null, below)).isTrue();
        assertThat(applies(null, above)).isFalse();
        assertThat(applies(null, "no such category")).isFalse();
    }
}
