package io.tributary.sla;

import io.tributary.platform.Problem;
import org.springframework.http.HttpStatus;

/** A calendar in which nobody works for years: nothing can be promised by it. */
public final class NoWorkingTime extends Problem {

    NoWorkingTime() {
        super(HttpStatus.CONFLICT, "no-working-time");
    }
}
