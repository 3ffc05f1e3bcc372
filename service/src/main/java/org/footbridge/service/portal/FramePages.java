package org.footbridge.service.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.http.RequestId;
import org.footbridge.service.signin.SignedIn;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Gives each page its frame, and makes a page of what goes wrong. */
@ControllerAdvice(annotations = PortalPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class FramePages {
    private static final Logger log = LoggerFactory.getLogger(FramePages.class);
    private static final int LOWEST_SERVER_ERROR = 500;

    private final Tenants tenants;

    FramePages(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Somebody whose one-time password is not changed yet wants another page. */
    static final class PasswordFirst extends RuntimeException {}

    @ModelAttribute
    void frame(HttpServletRequest request, Model model) {
        model.addAllAttributes(framed(request));
        if (model.getAttribute("frame") instanceof Frame frame
                && frame.person().mustChangePassword()
                && !request.getRequestURI().equals(PasswordPage.PATH)) {
            throw new PasswordFirst();
        }
    }

    private Map<String, Object> framed(HttpServletRequest request) {
        Authentication by = SecurityContextHolder.getContext().getAuthentication();
        if (by == null || !(by.getPrincipal() instanceof SignedIn person)) {
            throw new IllegalStateException("A page is reachable without a session.");
        }
        Tenant tenant = tenants.find(person.tenant()).orElseThrow(NotThere::new);
        return Map.of(
                "frame", new Frame(tenant, person, section(request.getRequestURI())),
                "moments", new Moments(Instant.now()),
                "values", new Values(),
                "words", new Words());
    }

    private static String section(String path) {
        String[] parts = path.split("/");
        return switch (parts.length < 3 ? "overview" : parts[2]) {
            case "plans" -> "configurations";
            case String other -> other;
        };
    }

    @ExceptionHandler(PasswordFirst.class)
    String passwordFirst() {
        return "redirect:" + PasswordPage.PATH;
    }

    @ExceptionHandler({NotThere.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notThere(HttpServletRequest request) {
        return page("portal/missing", HttpStatus.NOT_FOUND, request);
    }

    @ExceptionHandler(ServiceFailure.class)
    ModelAndView failed(ServiceFailure failure, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(failure.httpStatus());
        if (status.value() >= LOWEST_SERVER_ERROR) {
            log.atWarn().addKeyValue("code", failure.code()).setCause(failure).log(failure.reason());
        }
        if (status == HttpStatus.NOT_FOUND) {
            return page("portal/missing", status, request).addObject("failure", failure);
        }
        return page("portal/failed", status, request).addObject("failure", failure);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView unexpected(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return failed(
                    new ServiceFailure(
                            "invalidRequest",
                            400,
                            "The address of this page is not complete.",
                            "Come to it by the pages that lead there."),
                    request);
        }
        log.atError()
                .addKeyValue("code", "UnexpectedFailure")
                .addKeyValue("path", request.getRequestURI())
                .setCause(failure)
                .log("a page failed in a way nobody foresaw");
        ServiceFailure told = new ServiceFailure(
                "generalException",
                500,
                "The page could not be made; the service's log has the cause under the request "
                        + RequestId.of(request).own() + ".",
                "Try again; if it stays, give that number to whoever runs the service.");
        ModelAndView page = new ModelAndView("portal/broken");
        page.setStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        return page.addObject("failure", told);
    }

    private ModelAndView page(String view, HttpStatus status, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(view, framed(request));
        page.setStatus(status);
        return page;
    }
}
