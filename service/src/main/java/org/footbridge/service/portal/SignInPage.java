package org.footbridge.service.portal;

import java.util.Map;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.TenantsProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that nobody has to be signed in for. */
@Controller
class SignInPage {
    private final TenantsProperties settings;
    private final PublicAddress address;

    SignInPage(TenantsProperties settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    @GetMapping("/")
    String landing(Model model) {
        model.addAttribute("url", address.url());
        return "portal/landing";
    }

    /** What became of the last attempt is a parameter without a value. */
    @GetMapping("/portal/signin")
    String signIn(
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String then,
            Model model) {
        model.addAttribute("tenant", tenant.isBlank() ? settings.bootstrap().tenant() : tenant);
        model.addAttribute("then", then);
        model.addAttribute("refused", given.containsKey("refused"));
        model.addAttribute("expired", given.containsKey("expired"));
        model.addAttribute("busy", given.containsKey("busy"));
        model.addAttribute("left", given.containsKey("left"));
        return "portal/signin";
    }
}
