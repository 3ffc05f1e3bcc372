package org.footbridge.service.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before it reached a controller. */
@RestController
class LastResort implements ErrorController {
    private final ErrorAnswers answers;

    LastResort(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        HttpStatus status = HttpStatus.resolve(code);
        String phrase = status == null ? "the request failed" : status.getReasonPhrase();
        answers.write(
                request,
                response,
                code,
                code >= 500 ? "generalException" : "invalidRequest",
                "The request was refused: " + phrase + ".",
                "Correct the request; with status 500, give the request-id to whoever runs the service.");
    }
}
