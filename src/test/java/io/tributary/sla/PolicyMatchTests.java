package io.tributary.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.Json;
import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To which tickets a policy applies, and what it promises them. */
class PolicyMatchTests {

    static final UUID SUPPORT = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    static final UUID REFUNDS = UUID.fromString("00000000-0000-7000-8000-00000000000b");
    static final UUID ACME = UUID.fromString("00000000-0000-7000-8000-00000000000c");
    /** A refund of Acme's, in a team under Support, urgent, by mail. */
    private static final PolicyFacts FACTS = new PolicyFacts("email", List.of(REFUNDS, SUPPORT), List.of("refund", "billing"), Set.of("vip", "退款"),
            Priority.URGENT, "gold", ACME);
    private static final PolicyFacts BARE = new PolicyFacts("chat", List.of(), List.of(), Set.of(), Priority.NORMAL, null, null);

    static PolicySheet sheet(String json) {
        return PolicyForm.read(Json.read(json.replace('\'', '"')), null);
    }

    static PolicySheet when(String conditions) {
        return sheet("{'name': 'x', 'active': true, 'conditions': " + conditions + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                                                   | -                  | -
            {'channel': ['email']}                                               | -                  | channel
            {'channel': ['email', 'chat']}                                       | -                  | -
            {'channel': []}                                                      | -                  | -
            {'team': ['00000000-0000-7000-8000-00000000000b']}                   | -                  | team
            {'team': ['00000000-0000-7000-8000-00000000000a']}                   | -                  | team
            {'team': ['00000000-0000-7000-8000-00000000000c']}                   | team               | team
            {'category': ['refund']}                                             | -                  | category
            {'category': ['billing']}                                            | -                  | category
            {'category': ['bill']}                                               | category           | category
            {'tags': ['退款', 'other']}                                           | -                  | tags
            {'tags': ['退']}                                                      | tags               | tags
            {'priority': ['high', 'urgent']}                                     | -                  | priority
            {'tier': ['gold']}                                                   | -                  | tier
            {'tier': ['silver']}                                                 | tier               | tier
            {'organisation': ['00000000-0000-7000-8000-00000000000c']}           | -                  | organisation
            {'channel': ['chat'], 'priority': ['low'], 'tags': ['vip']}          | channel priority   | tags priority
            {'channel': ['email'], 'category': ['billing'], 'tier': ['gold']}    | -                  | channel category tier
            """)
    void appliesWhereEveryFieldHoldsOneOfTheValues(String conditions, String unmet, String unmetByBare) {
        var policy = when(conditions).conditions();

        assertThat(fields(policy, FACTS)).isEqualTo(unmet);
        assertThat(fields(policy, BARE)).isEqualTo(unmetByBare);
        assertThat(policy.match(FACTS)).isEqualTo(unmet.equals("-"));
    }

    private static String fields(PolicyConditions conditions, PolicyFacts facts) {
        var unmet = conditions.unmet(facts).stream().map(PolicyConditions.Field::key).collect(Collectors.joining(" "));
        return unmet.isEmpty() ? "-" : unmet;
    }

    @ParameterizedTest
    @CsvSource({"first_response,urgent,false,3600", "first_response,urgent,true,60", "resolution,urgent,false,7200", "resolution,urgent,true,0",
            "next_response,urgent,false,0", "first_response,low,false,0", "first_response,low,true,0"})
    void promisesByPriorityAndInChatsOnlyWhatIsPromisedThere(String metric, String priority, boolean chat, long seconds) {
        var sheet = sheet("""
                {'name': 'x', 'targets': {'urgent': {'first_response': 3600, 'resolution': 7200, 'next_response': null}, 'low': {}},
                 'chatTargets': {'urgent': {'first_response': 60}}}""");

        assertThat(sheet.target(Metric.of(metric), Priority.of(priority), chat).map(Duration::toSeconds).orElse(0L)).isEqualTo(seconds);
    }

    @Test
    void promisesTheSameInChatsUnlessSomethingElseIsSaid() {
        var sheet = sheet("{'name': 'x', 'targets': {'urgent': {'first_response': 3600}}}");

        assertThat(sheet.target(Metric.FIRST_RESPONSE, Priority.URGENT, true)).contains(Duration.ofHours(1));
    }

    @Test
    void onlySolvingItWaitsWhileSomebodyElseHasTheBall() {
        var sheet = sheet("{'name': 'x'}");
        var pausing = Arrays.stream(Metric.values()).flatMap(metric -> Arrays.stream(Status.values()).filter(status -> sheet.pauses(metric, status))
                .map(status -> metric.key() + ' ' + status.key())).toList();

        assertThat(pausing).containsExactly("resolution pending", "resolution on_hold");
        assertThat(sheet.warnAt()).isEqualTo(80);
        assertThat(sheet.active()).isFalse();
        assertThat(sheet.calendar()).isNull();
    }

    @Test
    void pausesThatAreSaidReplaceThese() {
        var sheet = sheet("{'name': 'x', 'pauses': {'next_response': ['on_hold'], 'resolution': []}}");

        assertThat(sheet.pauses(Metric.NEXT_RESPONSE, Status.ON_HOLD)).isTrue();
        assertThat(sheet.pauses(Metric.RESOLUTION, Status.PENDING)).isFalse();
    }
}
