package io.tributary.platform.web;

import io.tributary.platform.Problem;
import io.tributary.platform.StorageFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where errors become RFC 9457 problems with a stable {@code code}. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final MessageSource messages;

    ProblemAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    public ResponseEntity<ProblemDetail> on(Problem problem, Locale locale) {
        var answer = ResponseEntity.status(problem.status()).contentType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON);
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        return answer.body(detail(problem.status(), problem.code(), problem.params(), locale));
    }

    /** A form that says it has parts and has none. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onMultipart(MultipartException error, Locale locale) {
        return on(Problem.invalid("body", "multipart"), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnything(Exception error, HttpServletRequest request, Locale locale) {
        if (StorageFailure.in(error)) {
            LOG.warn("The database did not answer: {}", NestedExceptionUtils.getMostSpecificCause(error).getMessage());
            return on(Problem.storageUnavailable(), locale);
        }
        if (untakable(error)) {
            // One line: anybody can ask for it, as often as they like.
            LOG.warn("{} {} asked for what cannot be stored: {}", request.getMethod(), request.getRequestURI(),
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(error).getMessage()).replaceAll("\\p{Cntrl}+", " "));
            return on(Problem.invalid("body", "value"), locale);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        return ResponseEntity.internalServerError().body(detail(HttpStatus.INTERNAL_SERVER_ERROR, "internal", Map.of(), locale));
    }

    /** PostgreSQL's class 22, a value no column takes (a NUL), and 23503, a reference to what is not there (a category). */
    private static boolean untakable(Exception error) {
        if (!(NestedExceptionUtils.getMostSpecificCause(error) instanceof SQLException said) || said.getSQLState() == null) return false;
        return said.getSQLState().startsWith("22") || said.getSQLState().equals("23503");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onMismatch(MethodArgumentTypeMismatchException error, Locale locale) {
        // An id that cannot be one is an unknown one; anything else in the query is a mistake worth telling.
        var inPath = error.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return on(inPath ? Problem.notFound() : Problem.invalid(error.getName(), "type"), locale);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception error, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        // An answer that could not be written because its session could not be: the database died in between.
        if (StorageFailure.in(error)) {
            var away = on(Problem.storageUnavailable(), request.getLocale());
            return super.handleExceptionInternal(error, away.getBody(), away.getHeaders(), away.getStatusCode(), request);
        }
        Map<String, ?> params = Map.of();
        if (error instanceof MethodArgumentNotValidException invalid && invalid.getFieldError() != null) {
            params = Map.of("field", invalid.getFieldError().getField(), "reason", String.valueOf(invalid.getFieldError().getCode()));
        }
        if (error instanceof MaxUploadSizeExceededException) params = Map.of("limitBytes", 25L * 1024 * 1024);
        var detail = detail(HttpStatus.valueOf(status.value()), code(error, status), params, request.getLocale());
        return super.handleExceptionInternal(error, detail, headers, status, request);
    }

    private static String code(Exception error, HttpStatusCode status) {
        if (error instanceof HttpMessageNotReadableException || error instanceof MethodArgumentNotValidException) return "invalid";
        return switch (status.value()) {
            case 404 -> "not-found";
            case 413 -> "too-large";
            case 400 -> "invalid";
            default -> HttpStatus.valueOf(status.value()).name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** A problem as it is written, with its text in the reader's language. */
    public ProblemDetail detail(HttpStatus status, String code, Map<String, ?> params, Locale locale) {
        var detail = ProblemDetail.forStatusAndDetail(status,
                messages.getMessage("problem." + code, params.values().toArray(), status.getReasonPhrase(), locale));
        detail.setProperty("code", code);
        detail.setProperty("params", params);
        return detail;
    }
}
