package io.tributary.platform.web;

import io.tributary.platform.Json;
import io.tributary.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on a POST: the same key from the same principal on the same path gets the first answer again for 24
 * hours, and has one effect. The remembered answer commits in the transaction of the effect, so a crash between the two cannot
 * happen; a second request that comes while the first runs waits for it on the key's row.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProblemWriter problems;
    private final Clock clock;

    IdempotencyFilter(JdbcClient jdbc, TransactionTemplate transaction, ProblemWriter problems, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader("Idempotency-Key") == null || request.getUserPrincipal() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader("Idempotency-Key");
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            problems.write(request, response, Problem.invalid("Idempotency-Key", "length"));
            return;
        }
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (Problem tooLarge) {
            problems.write(request, response, tooLarge);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(tx -> {
                if (!claim(request, key, repeatable.sha256())) {
                    replay(request, key, repeatable.sha256(), answer);
                    return;
                }
                run(chain, repeatable, answer);
                // A refusal is not an effect: the caller may mend the request and use the key again.
                if (answer.getStatus() >= 400) tx.setRollbackOnly();
                else remember(request, key, answer);
            });
        } catch (Problem conflict) {
            problems.write(request, answer, conflict);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        answer.copyBodyToResponse();
    }

    private static void run(FilterChain chain, HttpServletRequest request, HttpServletResponse answer) {
        try {
            chain.doFilter(request, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean claim(HttpServletRequest request, String key, byte[] bodySha256) {
        return jdbc.sql("""
                insert into idempotency (principal, path, key, body_sha256, created_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(request.getUserPrincipal().getName(), request.getRequestURI(), key, bodySha256, Timestamp.from(clock.instant()))
                .update() == 1;
    }

    private void replay(HttpServletRequest request, String key, byte[] bodySha256, HttpServletResponse answer) {
        record First(byte[] bodySha256, int status, String headers, byte[] body) {}
        var first = jdbc.sql("""
                select body_sha256, status, headers, body from idempotency where principal = ? and path = ? and key = ?""")
                .params(request.getUserPrincipal().getName(), request.getRequestURI(), key)
                .query(First.class)
                .single();
        if (!Arrays.equals(first.bodySha256, bodySha256)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        }
        answer.setStatus(first.status);
        Json.read(first.headers).properties().forEach(header -> answer.setHeader(header.getKey(), header.getValue().asString()));
        try {
            answer.getOutputStream().write(first.body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(HttpServletRequest request, String key, ContentCachingResponseWrapper answer) {
        Map<String, String> headers = new HashMap<>();
        for (var name : new String[] {"Content-Type", "Location", "ETag"}) {
            var value = answer.getHeader(name);
            if (value != null) headers.put(name, value);
        }
        jdbc.sql("update idempotency set status = ?, headers = ?::jsonb, body = ? where principal = ? and path = ? and key = ?")
                .params(answer.getStatus(), Json.write(headers), answer.getContentAsByteArray(),
                        request.getUserPrincipal().getName(), request.getRequestURI(), key)
                .update();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from idempotency where created_at < ?").param(Timestamp.from(clock.instant().minus(REMEMBERED))).update();
    }
}
