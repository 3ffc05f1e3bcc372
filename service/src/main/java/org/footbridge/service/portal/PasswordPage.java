package org.footbridge.service.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.footbridge.service.administrators.ChangePassword;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody gives themselves a password. */
@PortalPage
@RequestMapping(PasswordPage.PATH)
class PasswordPage {
    static final String PATH = "/portal/password";

    private final ChangePassword change;

    PasswordPage(ChangePassword change) {
        this.change = change;
    }

    @GetMapping
    String show() {
        return "portal/password";
    }

    @PostMapping
    String change(
            @RequestParam String current,
            @RequestParam String fresh,
            @RequestParam String repeated,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            Model model) {
        try {
            if (!fresh.equals(repeated)) {
                throw new ServiceFailure(
                        "PasswordsDiffer", 400, "The two new passwords are not the same.", "Type it twice.");
            }
            change.change(frame.person(), request.getSession().getId(), current, fresh);
            // whoever knows the old name of this session has nothing of it
            request.changeSessionId();
            return "redirect:/portal?password";
        } catch (ServiceFailure failure) {
            model.addAttribute("failure", failure);
            return "portal/password";
        }
    }
}
