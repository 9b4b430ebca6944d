package io.tributary.sla;

import java.util.List;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.flowable.engine.impl.jobexecutor.TriggerTimerEventJobHandler;
import org.flowable.job.service.JobHandler;
import org.flowable.job.service.impl.persistence.entity.JobEntity;
import org.flowable.variable.api.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Jobs of the engine wait for their ticket like everybody else who changes it, and before the engine reads or locks anything of the
 * instance: what they find then is what whoever came before them has left. Where that is nothing, a timer rings for nobody.
 */
@Component
class JobGate {

    private final JdbcClient jdbc;

    JobGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In place of the engine's own. */
    List<JobHandler> handlers() {
        return List.of(new Timer(), new Continuation());
    }

    private boolean opens(JobEntity job, @Nullable VariableScope instance) {
        if (instance == null) return false;
        jdbc.sql("""
                select 1 from ticket where id = (
                    select coalesce(c.ticket_id, e.business_key_::uuid) from act_ru_execution e left join sla_clock c on c.id = e.business_key_::uuid
                    where e.id_ = ?) for update""")
                .param(job.getProcessInstanceId())
                .query(row -> {});
        return jdbc.sql("select exists (select 1 from act_ru_execution where id_ = ?)").param(job.getExecutionId()).query(Boolean.class).single();
    }

    private class Timer extends TriggerTimerEventJobHandler {

        @Override
        public void execute(JobEntity job, String configuration, @Nullable VariableScope instance, CommandContext context) {
            if (opens(job, instance)) super.execute(job, configuration, instance, context);
        }
    }

    private class Continuation extends AsyncContinuationJobHandler {

        @Override
        public void execute(JobEntity job, String configuration, @Nullable VariableScope instance, CommandContext context) {
            if (opens(job, instance)) super.execute(job, configuration, instance, context);
        }
    }
}
