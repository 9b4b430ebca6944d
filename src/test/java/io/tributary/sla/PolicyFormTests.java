package io.tributary.sla;

import static io.tributary.sla.PolicyMatchTests.sheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy can be written as. */
class PolicyFormTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            []                                                                  | body
            'x'                                                                 | body
            {}                                                                  | name
            {'name': ' '}                                                       | name
            {'name': null}                                                      | name
            {'name': 7}                                                         | name
            {'name': 'a\\nb'}                                                   | name
            {'name': 'a\\u0000b'}                                               | name
            {'name': 'a\\ud800b'}                                               | name
            {'name': 'x', 'rank': 1}                                            | rank
            {'name': 'x', 'active': 'yes'}                                      | active
            {'name': 'x', 'conditions': []}                                     | conditions
            {'name': 'x', 'conditions': {'customer': ['x']}}                    | conditions
            {'name': 'x', 'conditions': {'channel': 'email'}}                   | conditions
            {'name': 'x', 'conditions': {'channel': [7]}}                       | conditions
            {'name': 'x', 'conditions': {'channel': ['']}}                      | conditions
            {'name': 'x', 'conditions': {'priority': ['asap']}}                 | conditions
            {'name': 'x', 'conditions': {'team': ['support']}}                  | conditions
            {'name': 'x', 'conditions': {'tags': ['a\\u0000']}}                 | conditions
            {'name': 'x', 'targets': {'asap': {'resolution': 60}}}              | targets
            {'name': 'x', 'targets': {'low': {'answer': 60}}}                   | targets
            {'name': 'x', 'targets': {'low': {'resolution': 0}}}                | targets
            {'name': 'x', 'targets': {'low': {'resolution': -60}}}              | targets
            {'name': 'x', 'targets': {'low': {'resolution': 1.5}}}              | targets
            {'name': 'x', 'targets': {'low': {'resolution': '4h'}}}             | targets
            {'name': 'x', 'targets': {'low': {'resolution': 31622401}}}         | targets
            {'name': 'x', 'targets': {'low': {'resolution': 99999999999999999999}}} | targets
            {'name': 'x', 'targets': null}                                      | targets
            {'name': 'x', 'chatTargets': {'low': 60}}                           | chatTargets
            {'name': 'x', 'warnAt': 0}                                          | warnAt
            {'name': 'x', 'warnAt': 100}                                        | warnAt
            {'name': 'x', 'warnAt': null}                                       | warnAt
            {'name': 'x', 'pauses': {'resolution': ['resolved']}}               | pauses
            {'name': 'x', 'pauses': {'resolution': ['PENDING']}}                | pauses
            {'name': 'x', 'pauses': {'resolution': 'pending'}}                  | pauses
            {'name': 'x', 'pauses': {'csat': ['pending']}}                      | pauses
            {'name': 'x', 'calendar': 'office'}                                 | calendar
            {'name': 'x', 'calendar': '1-1-1-1-1-1'}                            | calendar
            """)
    void refusesTheRest(String json, String field) {
        var problem = catchThrowableOfType(Problem.class, () -> sheet(json));

        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo("invalid");
        assertThat(problem.params().get("field")).isEqualTo(field);
    }

    @Test
    void takesNoEndlessListsOrNames() {
        var many = "['" + "a','".repeat(100) + "a']";
        assertThat(catchThrowableOfType(Problem.class, () -> sheet("{'name': 'x', 'conditions': {'tags': " + many + "}}")).params().get("field")).isEqualTo("conditions");
        assertThat(catchThrowableOfType(Problem.class, () -> sheet("{'name': '" + "很".repeat(121) + "'}")).params().get("field")).isEqualTo("name");
        assertThat(sheet("{'name': '" + "很".repeat(120) + "'}").name()).hasSize(120);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var sheet = sheet("""
                {'name': '金牌 · Gold', 'active': true, 'conditions': {'tier': ['gold'], 'tags': ['b', 'a'], 'team': ['00000000-0000-7000-8000-00000000000a']},
                 'targets': {'urgent': {'first_response': 1, 'resolution': 31622400}}, 'chatTargets': {'low': {'next_response': 90}}, 'warnAt': 99,
                 'pauses': {'first_response': ['new', 'on_hold']}, 'calendar': '00000000-0000-7000-8000-00000000000c'}""");

        assertThat(PolicyForm.read(Json.read(Json.write(PolicyForm.write(sheet))), null)).isEqualTo(sheet);
    }

    @Test
    void whatIsNotNamedStays() {
        var sheet = sheet("{'name': 'x', 'warnAt': 50, 'chatTargets': {'low': {'resolution': 60}}, 'calendar': '00000000-0000-7000-8000-00000000000c'}");

        var changed = PolicyForm.read(Json.read("{\"chatTargets\": null, \"calendar\": null}"), sheet);

        assertThat(PolicyChanges.between(sheet, changed)).containsOnlyKeys("chatTargets", "calendar");
        assertThat(changed.warnAt()).isEqualTo(50);
        assertThat(PolicyChanges.between(sheet, sheet)).isEqualTo(Map.of());
    }
}
