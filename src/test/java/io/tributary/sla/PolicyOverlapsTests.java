package io.tributary.sla;

import static io.tributary.sla.PolicyMatchTests.REFUNDS;
import static io.tributary.sla.PolicyMatchTests.SUPPORT;
import static io.tributary.sla.PolicyMatchTests.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sla.PolicyConditions.Field;
import io.tributary.sla.PolicyOverlaps.Kind;
import io.tributary.sla.PolicyOverlaps.Places;
import io.tributary.ticket.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies take from each other by their order. */
class PolicyOverlapsTests {

    private static final Places PLACES = new Places(Map.of(
            Field.TEAM, Map.of(SUPPORT.toString(), List.of(SUPPORT.toString()), REFUNDS.toString(), List.of(REFUNDS.toString(), SUPPORT.toString())),
            Field.CATEGORY, Map.of("billing", List.of("billing"), "refund", List.of("refund", "billing"), "invoice", List.of("invoice", "billing")),
            Field.PRIORITY, Arrays.stream(Priority.values()).collect(Collectors.toMap(Priority::key, each -> List.of(each.key())))));

    private static Policy policy(int index, PolicySheet sheet) {
        return new Policy(new UUID(0, index), 1, new UUID(1, index), index, sheet, Instant.EPOCH, null);
    }

    /** Of the last of them, told by the place of the earlier, from 1. */
    private static String last(PolicySheet... sheets) {
        var policies = IntStream.range(0, sheets.length).mapToObj(i -> policy(i + 1, sheets[i])).toList();
        var overlaps = PolicyOverlaps.among(policies, PLACES).get(policies.getLast().id());
        return overlaps.isEmpty() ? "-" : overlaps.stream().map(overlap -> overlap.kind().name().toLowerCase(java.util.Locale.ROOT) + ' '
                + overlap.with().stream().map(id -> String.valueOf(id.getLeastSignificantBits())).collect(Collectors.joining("+"))
                + (overlap.on().isEmpty() ? "" : " on " + PolicyForm.conditions(overlap.on()))).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                     | {}                                     | never 1
            {}                                     | {'priority': ['low']}                  | never 1
            {'priority': ['low']}                  | {}                                     | exception 1 on {priority=[low]}
            {'priority': ['low']}                  | {'priority': ['high']}                 | -
            {'priority': ['low', 'high']}          | {'priority': ['high', 'urgent']}       | partly 1 on {priority=[high]}
            {'priority': ['low','normal','high','urgent']} | {}                             | never 1
            {'channel': ['email']}                 | {'priority': ['low']}                  | partly 1 on {channel=[email], priority=[low]}
            {'category': ['billing']}              | {'category': ['refund']}               | never 1
            {'category': ['refund']}               | {'category': ['billing']}              | exception 1 on {category=[refund]}
            {'category': ['refund']}               | {'category': ['invoice']}              | -
            {'team': ['00000000-0000-7000-8000-00000000000a']} | {'team': ['00000000-0000-7000-8000-00000000000b']} | never 1
            {'tags': ['a']}                        | {'tags': ['b']}                        | partly 1 on {tags=[a, b]}
            {'tags': ['a', 'b']}                   | {'tags': ['b']}                        | never 1
            {'tags': ['b']}                        | {'tags': ['a', 'b']}                   | exception 1 on {tags=[b]}
            {'tier': ['gold'], 'channel': ['email']} | {'tier': ['gold']}                   | exception 1 on {channel=[email], tier=[gold]}
            """)
    void between(String earlier, String later, String expected) {
        assertThat(last(when(earlier), when(later))).isEqualTo(expected);
    }

    @Test
    void severalTakeAllOfItTogether() {
        assertThat(last(when("{'priority': ['low', 'normal']}"), when("{'channel': ['email']}"), when("{'priority': ['high', 'urgent']}"), when("{}")))
                .isEqualTo("never 1+2+3");
        assertThat(last(when("{'priority': ['low', 'normal']}"), when("{'priority': ['high']}"), when("{}"))).startsWith("exception 1");
        assertThat(last(when("{'channel': ['email']}"), when("{'channel': ['chat']}"), when("{}"))).as("there may be other channels").startsWith("exception 1");
        assertThat(last(when("{'tags': ['a']}"), when("{'tags': ['b']}"), when("{'tags': ['a', 'b']}"))).isEqualTo("never 1+2");
    }

    @Test
    void oneThatIsSwitchedOffTakesNothing() {
        var off = PolicyMatchTests.sheet("{'name': 'x', 'active': false}");

        assertThat(last(off, when("{}"))).isEqualTo("-");
        assertThat(last(when("{}"), off)).as("it would never apply if it were switched on").isEqualTo("never 1");
    }

    @Test
    void onePerPriorityAndChannelIsQuick() {
        var random = new Random(1);
        var sheets = IntStream.range(0, 200).mapToObj(i -> new PolicySheet("p", true, random(random, 40), PolicyTargets.NONE, null, 80, Map.of(), null)).toList();
        long before = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        last(sheets.toArray(PolicySheet[]::new));

        assertThat(java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before).isLessThan(10_000_000_000L);
    }

    /** "Never" means that of all tickets there can be in a small world, none is left for it; and else there is one. */
    @Test
    void neverIsSaidExactlyWhereNoTicketIsLeft() {
        var random = new Random(20261130);
        var tickets = world();
        int never = 0;
        for (int round = 0; round < 1500; round++) {
            var sheets = IntStream.range(0, 2 + random.nextInt(4)).mapToObj(i -> new PolicySheet("p", random.nextInt(5) > 0, random(random, 2),
                    PolicyTargets.NONE, null, 80, Map.of(), null)).toArray(PolicySheet[]::new);
            var last = sheets[sheets.length - 1];
            var left = tickets.stream().anyMatch(facts -> last.conditions().match(facts)
                    && Arrays.stream(sheets).limit(sheets.length - 1).noneMatch(each -> each.active() && each.conditions().match(facts)));
            var said = last(sheets).startsWith(Kind.NEVER.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(said).as(Arrays.toString(sheets)).isEqualTo(!left);
            if (said) never++;
        }
        assertThat(never).isBetween(100, 1400);
    }

    private static PolicyConditions random(Random random, int values) {
        var all = Map.of(Field.CHANNEL, List.of("email", "chat"), Field.TEAM, List.of(SUPPORT.toString(), REFUNDS.toString()), Field.CATEGORY,
                List.of("billing", "refund", "invoice"), Field.TAGS, List.of("a", "b"), Field.PRIORITY, List.of("low", "normal", "high", "urgent"),
                Field.TIER, List.of("gold"), Field.ORGANISATION, List.of("00000000-0000-7000-8000-00000000000c"));
        var fields = new EnumMap<Field, Set<String>>(Field.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            var field = Field.values()[random.nextInt(Field.values().length)];
            var some = new TreeSet<String>();
            for (int n = random.nextInt(Math.max(values, 4)); n >= 0; n--) some.add(all.get(field).get(random.nextInt(all.get(field).size())));
            fields.put(field, some);
        }
        return new PolicyConditions(fields);
    }

    private static List<PolicyFacts> world() {
        var tickets = new ArrayList<PolicyFacts>();
        for (var channel : List.of("email", "chat", "other")) {
            for (var teams : List.of(List.<UUID>of(), List.of(SUPPORT), List.of(REFUNDS, SUPPORT))) {
                for (var categories : List.of(List.<String>of(), List.of("billing"), List.of("refund", "billing"), List.of("invoice", "billing"))) {
                    for (var tags : List.of(Set.<String>of(), Set.of("a"), Set.of("b"), Set.of("a", "b"))) {
                        for (var priority : Priority.values()) {
                            for (var tier : Arrays.asList("gold", null)) {
                                for (var organisation : Arrays.asList(PolicyMatchTests.ACME, null)) {
                                    tickets.add(new PolicyFacts(channel, teams, categories, tags, priority, tier, organisation));
                                }
                            }
                        }
                    }
                }
            }
        }
        return new ArrayList<>(new HashSet<>(tickets));
    }
}
