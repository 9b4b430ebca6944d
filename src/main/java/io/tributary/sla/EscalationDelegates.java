package io.tributary.sla;

import org.flowable.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of an escalation, by the names that diagrams know them by ({@link ProcessVocabularies}). */
@Configuration(proxyBeanMethods = false)
class EscalationDelegates {

    @Bean
    JavaDelegate notifyAssignee(Escalation escalation) {
        return escalation::tellAssignee;
    }

    @Bean
    JavaDelegate notifyLead(Escalation escalation) {
        return escalation::tellLead;
    }

    @Bean
    JavaDelegate notifySupervisor(Escalation escalation) {
        return escalation::tellSupervisor;
    }

    @Bean
    JavaDelegate sendWebhook(Escalation escalation) {
        return escalation::tellSystems;
    }

    @Bean
    JavaDelegate raisePriority(Escalation escalation) {
        return escalation::raisePriority;
    }

    @Bean
    JavaDelegate reassign(Escalation escalation) {
        return escalation::reassign;
    }
}
