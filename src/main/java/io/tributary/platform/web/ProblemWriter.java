package io.tributary.platform.web;

import io.tributary.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem from a filter, where no controller advice reaches. */
@Component
public class ProblemWriter {

    private final ProblemAdvice advice;
    private final JsonMapper json;

    ProblemWriter(ProblemAdvice advice, JsonMapper json) {
        this.advice = advice;
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType("application/problem+json");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) response.setHeader("Retry-After", retryAfter.toString());
        json.writeValue(response.getOutputStream(),
                advice.detail(problem.status(), problem.code(), problem.params(), request.getLocale()));
    }
}
