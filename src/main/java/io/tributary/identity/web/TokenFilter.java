package io.tributary.identity.web;

import io.tributary.identity.ApiTokens;
import io.tributary.platform.Problem;
import io.tributary.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer}: one call as the token's owner, within the token's scopes, without a session. */
@Component
class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String INBOUND = "/api/v1/inbound";

    private final ApiTokens tokens;
    private final ProblemWriter problems;

    TokenFilter(ApiTokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    static boolean hasToken(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** The token the call goes by; null if by none. */
    static @Nullable String token(HttpServletRequest request) {
        return hasToken(request) ? request.getHeader("Authorization").substring(BEARER.length()).strip() : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        var caller = tokens.caller(token);
        if (caller.isEmpty()) {
            problems.write(request, response, new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated"));
        } else if (!caller.get().may(scope(request))) {
            problems.write(request, response, new Problem(HttpStatus.FORBIDDEN, "scope-missing", java.util.Map.of("scope", scope(request))));
        } else {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller.get(), null, List.of()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }

    private static String scope(HttpServletRequest request) {
        // Decoded, as the router will see it: /%69nbound is the inbox too.
        var path = request.getServletPath();
        if (path.equals(INBOUND)) return "inbound";
        if (path.startsWith(INBOUND + '/')) {
            // To hand mail in and to follow it is one thing, to decide about it another.
            var decides = request.getMethod().equals("DELETE") || request.getMethod().equals("POST") && path.indexOf('/', INBOUND.length() + 1) > 0;
            return decides ? "write" : "inbound";
        }
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? "read" : "write";
    }

    /** It stands in the security chain; the container must not run it a second time on its own. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        FilterRegistrationBean<TokenFilter> tokenFilterOnlyInChain(TokenFilter filter) {
            return disabled(filter);
        }

        @Bean
        FilterRegistrationBean<OriginFilter> originFilterOnlyInChain(OriginFilter filter) {
            return disabled(filter);
        }

        private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> disabled(F filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
