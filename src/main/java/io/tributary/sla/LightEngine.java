package io.tributary.sla;

import org.flowable.engine.impl.cfg.DefaultInternalJobManager;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.data.impl.MybatisActivityInstanceDataManager;
import org.flowable.job.api.Job;
import org.flowable.job.service.impl.persistence.entity.TimerJobEntity;
import org.jspecify.annotations.Nullable;

/** What the engine would write beside what clocks need, and does not. */
final class LightEngine {

    private LightEngine() {}

    static void lighten(ProcessEngineConfigurationImpl engine) {
        engine.setInternalJobManager(new TimersOnTheirWay(engine));
        engine.setActivityInstanceEntityManager(new NoDiary(engine));
        engine.setEnableExecutionRelationshipCounts(true);
    }

    /**
     * An instance counts the timers it sets, so that ending it asks for nothing that is not there. Timers on their way do not count
     * themselves out and in: each would write into its instance, and meet whoever else does.
     */
    private static final class TimersOnTheirWay extends DefaultInternalJobManager {

        TimersOnTheirWay(ProcessEngineConfigurationImpl engine) {
            super(engine);
        }

        @Override
        protected boolean handleJobInsertInternal(Job job) {
            return !(job instanceof TimerJobEntity) || super.handleJobInsertInternal(job);
        }

        @Override
        protected void handleJobDeleteInternal(Job job) {}

        // Two timers of one instance wait for each other at their ticket (JobGate), not at a mark in the instance.

        @Override
        protected void lockJobScopeInternal(Job job) {}

        @Override
        protected void clearJobScopeLockInternal(Job job) {}
    }

    /** Which step followed which is told by the ticket's history. */
    private static final class NoDiary extends ActivityInstanceEntityManagerImpl {

        NoDiary(ProcessEngineConfigurationImpl engine) {
            super(engine, new MybatisActivityInstanceDataManager(engine));
        }

        @Override
        public void recordActivityStart(ExecutionEntity execution) {}

        @Override
        public void recordActivityEnd(ExecutionEntity execution, @Nullable String reason) {}

        @Override
        public void recordSequenceFlowTaken(ExecutionEntity execution) {}

        @Override
        public void recordSubProcessInstanceStart(ExecutionEntity parent, ExecutionEntity child) {}

        @Override
        public void deleteActivityInstancesByProcessInstanceId(String instance) {}
    }
}
