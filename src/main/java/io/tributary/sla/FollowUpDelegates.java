package io.tributary.sla;

import io.tributary.ticket.Callbacks;
import io.tributary.ticket.FollowUps;
import java.util.UUID;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of a follow-up, by the names that diagrams know them by ({@link ProcessVocabularies}). */
@Configuration(proxyBeanMethods = false)
class FollowUpDelegates {

    @Bean
    JavaDelegate askSatisfaction(FollowUps followUps) {
        return execution -> followUps.satisfactionDue(ticket(execution));
    }

    @Bean
    JavaDelegate openCallback(Callbacks callbacks) {
        return execution -> callbacks.open(ticket(execution));
    }

    @Bean
    JavaDelegate closeTicket(FollowUps followUps) {
        return execution -> followUps.close(ticket(execution));
    }

    private static UUID ticket(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessInstanceBusinessKey());
    }
}
