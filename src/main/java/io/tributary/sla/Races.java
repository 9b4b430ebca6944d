package io.tributary.sla;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import org.apache.ibatis.exceptions.PersistenceException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Work on instances whose timers the engine may be moving in the same moment. Whoever comes second there is told so and begins that work
 * again; the rest of the transaction stands.
 */
@Component
class Races {

    private static final int TRIES = 12;
    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final String DEADLOCK = "40P01";

    private final JdbcTemplate jdbc;

    Races(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws CannotAcquireLockException if it was always second */
    void run(Runnable work) {
        for (int tries = 1; ; tries++) {
            var before = connection(java.sql.Connection::setSavepoint);
            try {
                work.run();
                connection(connection -> {
                    connection.releaseSavepoint(before);
                    return before;
                });
                return;
            } catch (FlowableOptimisticLockingException | PersistenceException | PessimisticLockingFailureException second) {
                if (!lost(second)) throw second;
                if (tries == TRIES) throw new CannotAcquireLockException("Timers of this ticket ring too fast", second);
                connection(connection -> {
                    connection.rollback(before);
                    return before;
                });
                pause(tries);
            }
        }
    }

    private static boolean lost(RuntimeException failed) {
        return failed instanceof FlowableOptimisticLockingException || failed instanceof PessimisticLockingFailureException
                || failed.getCause() instanceof SQLException error && DEADLOCK.equals(error.getSQLState());
    }

    private Savepoint connection(ConnectionCallback<Savepoint> use) {
        return java.util.Objects.requireNonNull(jdbc.execute(use));
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(PAUSE.multipliedBy(tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
