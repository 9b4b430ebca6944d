package io.tributary.sla;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.ticket.Priority;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agreements mean. Neither a version of a policy nor an edition of a calendar ever changes, so what was read once holds. */
@Component
class TermsBook implements Terms.Book {

    private static final int MOST = 1_000;

    private final LoadingCache<UUID, Policy> versions;
    private final LoadingCache<Edition, WorkCalendar> editions;

    private record Edition(UUID calendar, long rev) {}

    TermsBook(PolicyRows policies, CalendarRows calendars) {
        versions = Caffeine.newBuilder().maximumSize(MOST).build(version -> policies.version(version).orElseThrow());
        editions = Caffeine.newBuilder().maximumSize(MOST).build(edition -> calendars.edition(edition.calendar, edition.rev).orElseThrow());
    }

    @Override
    public Terms terms(Agreement agreement, String priority, String channel) {
        return new Terms(calendar(agreement), policy(agreement).sheet(), Priority.of(priority), false);
    }

    Policy policy(Agreement agreement) {
        return versions.get(agreement.version());
    }

    WorkCalendar calendar(Agreement agreement) {
        var calendar = agreement.calendar();
        return calendar == null ? WorkCalendar.ALWAYS : editions.get(new Edition(calendar, Objects.requireNonNull(agreement.edition())));
    }
}
