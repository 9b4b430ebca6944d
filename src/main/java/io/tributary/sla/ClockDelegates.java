package io.tributary.sla;

import org.flowable.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a clock does by itself, by the names that diagrams know it by ({@link ProcessVocabularies}). */
@Configuration(proxyBeanMethods = false)
class ClockDelegates {

    @Bean
    JavaDelegate recordWarning(ClockRows rows, Clocks clocks) {
        return execution -> rows.of(execution).filter(clock -> !clocks.warn(clock)).ifPresent(over -> Escalation.silence(over.id()));
    }

    /** Told again now, the history says so by itself. */
    @Bean
    JavaDelegate recordBreach(ClockRows rows, Clocks clocks) {
        return execution -> rows.of(execution).ifPresent(clock -> clocks.settle(clock.ticket(), Touched.ONLY));
    }
}
