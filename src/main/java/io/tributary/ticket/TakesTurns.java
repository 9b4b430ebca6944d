package io.tributary.ticket;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;

/**
 * Locks tickets that may be becoming one another in the same moment. Where two wait for each other the database lets one go, which then
 * begins anew: its caller hears of what the other did, not of the lock.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 8, delay = 20, multiplier = 2, jitter = 20, maxDelay = 500)
@interface TakesTurns {}
