package io.tributary.sla;

import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.flowable.common.engine.impl.cfg.TransactionContext;
import org.flowable.common.engine.impl.cfg.TransactionContextFactory;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.javax.el.CompositeELResolver;
import org.flowable.common.engine.impl.javax.el.ELResolver;
import org.flowable.common.engine.impl.util.DefaultClockImpl;
import org.flowable.common.spring.SpringTransactionContext;
import org.flowable.engine.impl.delegate.invocation.DefaultDelegateInterceptor;
import org.flowable.engine.impl.el.ProcessExpressionManager;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.flowable.spring.boot.process.Process;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;

/** The engine as clocks need it: it keeps no history, knows our delegates and nothing else, and has threads of its own. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    private static final int RETRY_SECONDS = 10;
    private static final int THREADS = 6;
    /** A page of due timers fits twice. */
    private static final int QUEUE = 1_024;

    @Bean
    EngineConfigurationConfigurer<SpringProcessEngineConfiguration> engine(ProcessFacts facts, JobGate jobs, Clock clock, PlatformTransactionManager transactions, BeanFactory beans) {
        return engine -> {
            engine.setHistoryLevel(HistoryLevel.NONE);
            // A timer that failed, whatever stood in its way, is tried until it can do what it is for.
            engine.setAsyncExecutorNumberOfRetries(Integer.MAX_VALUE);
            engine.setDefaultFailedJobWaitTime(RETRY_SECONDS);
            engine.setAsyncFailedJobWaitTime(RETRY_SECONDS);
            engine.setCustomJobHandlers(jobs.handlers());
            LightEngine.lighten(engine);
            engine.setTransactionContextFactory(new Together(transactions));
            engine.setClock(new EngineClock(clock));
            engine.setExpressionManager(new Words(facts, new ProcessSteps(beans)));
        };
    }

    /** Listeners have others: neither waits for the other's. */
    @Bean(defaultCandidate = false)
    @Process
    AsyncTaskExecutor timerExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("timer-");
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueCapacity(QUEUE);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(20);
        return executor;
    }

    /**
     * A command that fails does not doom the transaction it is part of: whoever can begin the command again does ({@link Races}), and for
     * everybody else its exception does so anyway.
     */
    private record Together(PlatformTransactionManager transactions) implements TransactionContextFactory {

        @Override
        public TransactionContext openTransactionContext(CommandContext context) {
            return new SpringTransactionContext(transactions, context, TransactionSynchronization.LOWEST_PRECEDENCE) {

                @Override
                public void rollback() {}
            };
        }
    }

    /** What diagrams may say: our words and no others, which the engine would look for in the instance and in all that it is part of. */
    private static final class Words extends ProcessExpressionManager {

        private final CompositeELResolver ours;

        Words(ELResolver... ours) {
            super(new DefaultDelegateInterceptor(), Map.of());
            this.ours = new CompositeELResolver(List.of(ours));
        }

        @Override
        protected ELResolver createVariableElResolver() {
            return ours;
        }
    }

    /** The desk's clock, for the engine. */
    private static final class EngineClock extends DefaultClockImpl {

        private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

        private final Clock clock;

        EngineClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public TimeZone getCurrentTimeZone() {
            return UTC;
        }

        @Override
        public Date getCurrentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public Calendar getCurrentCalendar() {
            var calendar = Calendar.getInstance(UTC);
            calendar.setTime(getCurrentTime());
            return calendar;
        }
    }
}
