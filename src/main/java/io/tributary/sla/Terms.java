package io.tributary.sla;

import io.tributary.ticket.Priority;
import io.tributary.ticket.Status;
import java.time.Duration;
import java.util.Optional;

/** What one version of a policy promises a ticket of some priority, in a chat or elsewhere, in working time of its calendar. */
record Terms(WorkCalendar calendar, PolicySheet sheet, Priority priority, boolean chat) {

    /** Where terms are looked up. */
    interface Book {

        Terms terms(Agreement agreement, String priority, String channel);
    }

    Optional<Duration> target(Metric metric) {
        return sheet.target(metric, priority, chat);
    }

    Duration warning(Duration target) {
        return target.multipliedBy(sheet.warnAt()).dividedBy(100);
    }

    boolean pauses(Metric metric, String status) {
        return sheet.pauses(metric, Status.of(status));
    }
}
