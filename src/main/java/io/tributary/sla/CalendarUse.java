package io.tributary.sla;

import java.util.UUID;

/** What goes by a calendar. While anything does, the calendar stays. */
interface CalendarUse {

    /** By how many of ours it is used. */
    long uses(UUID calendar);
}
