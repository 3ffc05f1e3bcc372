package org.footbridge.service.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.footbridge.service.errors.ServiceFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what goes wrong while a request is handled into an error answer; nothing of the inside gets out. */
@RestControllerAdvice
class FailureAdvice {
    private static final Logger log = LoggerFactory.getLogger(FailureAdvice.class);
    private static final int LOWEST_SERVER_ERROR = 500;
    /** Too many requests; something else does not answer. */
    private static final Set<Integer> MAY_BE_REPEATED = Set.of(429, 503);
    /** In seconds, of who does not say better. */
    private static final String SOON = "10";

    private final ErrorAnswers answers;

    FailureAdvice(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler(ServiceFailure.class)
    void failed(ServiceFailure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure.httpStatus() >= LOWEST_SERVER_ERROR) {
            log.atWarn().addKeyValue("code", failure.code()).setCause(failure).log(failure.reason());
        }
        if (MAY_BE_REPEATED.contains(failure.httpStatus()) && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        answers.write(request, response, failure);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean graph = isGraph(request);
        answers.write(
                request,
                response,
                graph ? 400 : 404,
                graph ? "BadRequest" : "ResourceNotFound",
                "There is nothing at " + request.getMethod() + " " + request.getRequestURI() + ".",
                "See docs/reference for what there is.");
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    void notAllowed(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Set<HttpMethod> supported = failure.getSupportedHttpMethods();
        if (supported != null) {
            HttpHeaders headers = new HttpHeaders();
            headers.setAllow(supported);
            response.setHeader(HttpHeaders.ALLOW, headers.getFirst(HttpHeaders.ALLOW));
        }
        String nextStep = isGraph(request)
                ? "Synchronised objects are changed in the directory they come from."
                : "Use one of the methods in the header Allow.";
        answers.write(request, response, 405, "notAllowed", failure.getMethod() + " is not offered here.", nextStep);
    }

    private static boolean isGraph(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/v1.0/") || path.startsWith("/beta/");
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void badArgument(
            MethodArgumentTypeMismatchException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Class<?> required = failure.getRequiredType();
        String expected = required == null ? "a value of another form" : required.getSimpleName();
        answers.write(
                request,
                response,
                400,
                "invalidRequest",
                "The value of \"" + failure.getName() + "\" is not a " + expected + ".",
                "Correct the value.");
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    void badBody(HttpMessageNotReadableException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean graph = isGraph(request);
        answers.write(
                request,
                response,
                400,
                graph ? "BadRequest" : "invalidRequest",
                "The body of the request is missing or is no JSON.",
                "Send JSON with Content-Type: application/json.");
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    void databaseAway(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.atError()
                .addKeyValue("code", "DatabaseUnavailable")
                .setCause(failure)
                .log("the database did not answer");
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        answers.write(
                request,
                response,
                503,
                "serviceNotAvailable",
                "The service cannot reach its database at this moment.",
                "Try again in some seconds; see /actuator/health.");
    }

    @ExceptionHandler(PessimisticLockingFailureException.class)
    void databaseLocked(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.atWarn()
                .addKeyValue("code", "DatabaseLocked")
                .setCause(failure)
                .log("what is needed in the database was held by others for too long");
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        answers.write(
                request,
                response,
                503,
                "serviceNotAvailable",
                "What is needed is held by others for long, such as by a plan that is being made or applied.",
                "Try again in some minutes.");
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void callerWentAway(AsyncRequestNotUsableException failure) {
        log.atDebug().addKeyValue("code", "CallerWentAway").log("the caller did not wait for the answer");
    }

    @ExceptionHandler(Exception.class)
    void unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            String detail = known.getBody().getDetail();
            answers.write(
                    request,
                    response,
                    known.getStatusCode().value(),
                    "invalidRequest",
                    detail == null ? "The request is not understood." : detail,
                    "Correct the request.");
            return;
        }
        log.atError()
                .addKeyValue("code", "UnexpectedFailure")
                .addKeyValue("path", request.getRequestURI())
                .setCause(failure)
                .log("a request failed in a way nobody foresaw");
        answers.write(
                request,
                response,
                500,
                "generalException",
                "The service failed in a way nobody foresaw.",
                "Give the request-id to whoever runs the service; the log has the cause under it.");
    }
}
