package org.footbridge.service.portal;

import org.springframework.web.bind.annotation.GetMapping;

/** What no other page answers. */
@PortalPage
class OtherPages {
    @GetMapping("/portal/**")
    String other() {
        throw new NotThere();
    }
}
