package io.tributary.identity.web;

import io.tributary.platform.Problem;
import io.tributary.platform.TributarySettings;
import io.tributary.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A browser on a foreign site may not write here, nor open the socket. No Origin means no browser, or our own page. */
@Component
class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final AllowedOrigins origins;
    private final ProblemWriter problems;

    OriginFilter(AllowedOrigins origins, ProblemWriter problems) {
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var origin = request.getHeader("Origin");
        // The path as the router will see it: in the raw URI /%77s is the socket too.
        var writes = !SAFE.contains(request.getMethod()) || request.getServletPath().startsWith("/ws");
        if (writes && origin != null && !origins.allow(origin) && !nameless(origin, request)) {
            problems.write(request, response, new Problem(HttpStatus.FORBIDDEN, "foreign-origin"));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A form of a page that sends no referrer says "null" (Fetch, "append a request Origin header"); the customers' pages are ours. */
    private static boolean nameless(String origin, HttpServletRequest request) {
        var path = request.getServletPath();
        return origin.equals("null") && (path.startsWith("/s/") || path.startsWith("/csat/"));
    }

    /** The origins of the public URL and whatever else the installation named. */
    @Component
    static class AllowedOrigins {

        private final Set<String> allowed;

        AllowedOrigins(TributarySettings settings) {
            var all = new java.util.HashSet<String>(settings.alsoOrigins());
            all.add(settings.publicUrl());
            this.allowed = all.stream().map(AllowedOrigins::origin).collect(java.util.stream.Collectors.toSet());
        }

        boolean allow(String origin) {
            return allowed.contains(origin);
        }

        private static String origin(String url) {
            var uri = java.net.URI.create(url);
            return uri.getScheme() + "://" + uri.getAuthority();
        }
    }
}
