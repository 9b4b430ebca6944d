package io.tributary.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away, going away or over-asked, where another try helps, from a mistake of the caller's or of ours. */
public final class StorageFailure {

    private StorageFailure() {}

    public static boolean in(@Nullable Throwable error) {
        var suspected = false;
        for (var cause = error; cause != null; cause = cause.getCause()) {
            // What the database said itself outweighs what wrappers make of it.
            if (cause instanceof SQLException said) return said instanceof SQLTransientConnectionException || passes(said.getSQLState());
            suspected |= cause instanceof DataAccessResourceFailureException || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException;
        }
        return suspected;
    }

    /**
     * Of PostgreSQL's states (its manual, appendix A): 08 the connection, 40 a deadlock or conflict, 53 no room or no memory, 57P a
     * server that stops or starts, 58 the system below. No state at all is the pool's, on a connection it has thrown away.
     */
    private static boolean passes(@Nullable String state) {
        return state == null || state.startsWith("57P")
                || switch (state.substring(0, Math.min(2, state.length()))) {
                    case "08", "40", "53", "58" -> true;
                    default -> false;
                };
    }
}
