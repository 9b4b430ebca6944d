package io.tributary.platform.web;

import io.tributary.platform.DatabaseState;
import io.tributary.platform.Problem;
import io.tributary.platform.StorageFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database is away, calls that need it are told so at once (503, come again) instead of waiting for the pool; so are those
 * that a filter fails under, before any controller. It stands before the session's filter, which reads the database itself.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class StorageFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(StorageFilter.class);

    private final DatabaseState database;
    private final ProblemWriter problems;

    StorageFilter(DatabaseState database, ProblemWriter problems) {
        this.database = database;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!database.up() && needsIt(request.getRequestURI())) {
            problems.write(request, response, Problem.storageUnavailable());
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted() || !away(e)) throw e;
            response.reset();
            problems.write(request, response, Problem.storageUnavailable());
        }
    }

    /** An error that says nothing of the database is its death as well, most likely, if it came while it was away. */
    private boolean away(Exception error) {
        if (StorageFailure.in(error)) {
            LOG.warn("The database did not answer: {}", NestedExceptionUtils.getMostSpecificCause(error).getMessage());
            return true;
        }
        if (database.up()) return false;
        LOG.error("A call failed while the database is away", error);
        return true;
    }

    /** The console's pages do not, nor does health, which has its own way to say so. */
    private static boolean needsIt(String path) {
        return path.startsWith("/api/") || path.equals("/ws") || path.startsWith("/ws/");
    }
}
