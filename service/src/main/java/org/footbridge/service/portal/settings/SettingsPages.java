package org.footbridge.service.portal.settings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.administrators.Administrators;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.notifications.Channels;
import org.footbridge.service.notifications.Notifications;
import org.footbridge.service.notifications.Notifications.Told;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.settings.TenantSettings;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The settings of the tenant, a page each. */
@PortalPage
@RequestMapping("/portal/settings")
class SettingsPages {
    private static final int CLIENTS = 100;
    private static final int TOLD = 25;

    private final Channels channels;
    private final Notifications notifications;
    private final Configurations configurations;
    private final Clients clients;
    private final Administrators administrators;
    private final TenantSettings settings;
    private final PublicAddress address;

    SettingsPages(
            Channels channels,
            Notifications notifications,
            Configurations configurations,
            Clients clients,
            Administrators administrators,
            TenantSettings settings,
            PublicAddress address) {
        this.channels = channels;
        this.notifications = notifications;
        this.configurations = configurations;
        this.clients = clients;
        this.administrators = administrators;
        this.settings = settings;
        this.address = address;
    }

    /** What a configuration says of deletes; empty where it says nothing, so that the usual holds. */
    public record Threshold(String configuration, String mode, JsonNode deletes) {}

    @GetMapping
    String overview() {
        return "redirect:/portal/settings/domains";
    }

    @GetMapping("/domains")
    String domains(Model model) {
        model.addAttribute("part", "domains");
        return "portal/settings-domains";
    }

    @GetMapping("/notifications")
    String notifications(
            @RequestParam(required = false) @Nullable UUID before, @ModelAttribute("frame") Frame frame, Model model) {
        TenantId tenant = frame.tenant().id();
        model.addAttribute("part", "notifications");
        model.addAttribute("hours", channels.repeat(tenant));
        model.addAttribute("mail", channels.shown(tenant, "mail").orElse(null));
        model.addAttribute("webhook", channels.shown(tenant, "webhook").orElse(null));
        model.addAttribute("lasting", notifications.lasting(tenant));
        List<Told> told = notifications.told(tenant, before, TOLD + 1);
        model.addAttribute("told", told.stream().limit(TOLD).toList());
        model.addAttribute("further", before != null);
        model.addAttribute("next", told.size() > TOLD ? told.get(TOLD - 1).id() : null);
        return "portal/settings-notifications";
    }

    @GetMapping("/thresholds")
    String thresholds(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("part", "thresholds");
        model.addAttribute(
                "thresholds",
                configurations.list(frame.tenant().id()).stream()
                        .map(saved -> new Threshold(
                                saved.name(),
                                saved.mode().text(),
                                saved.definition().path("deletes")))
                        .toList());
        return "portal/settings-thresholds";
    }

    @GetMapping("/clients")
    String clients(
            @RequestParam(required = false) @Nullable UUID after, @ModelAttribute("frame") Frame frame, Model model) {
        List<Clients.Listed> found = clients.list(frame.tenant().id(), Optional.ofNullable(after), CLIENTS + 1);
        model.addAttribute("part", "clients");
        model.addAttribute("clients", found.stream().limit(CLIENTS).toList());
        model.addAttribute("further", after != null);
        model.addAttribute(
                "next", found.size() > CLIENTS ? found.get(CLIENTS - 1).clientId() : null);
        model.addAttribute("url", address.url());
        return "portal/settings-clients";
    }

    @GetMapping("/administrators")
    String administrators(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("part", "administrators");
        model.addAttribute("people", administrators.list(frame.tenant().id()));
        model.addAttribute("url", address.url());
        return "portal/settings-administrators";
    }

    @GetMapping("/retention")
    String retention(@ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("part", "retention");
        model.addAttribute("kept", settings.retention(frame.tenant().id()));
        model.addAttribute("longest", settings.longest());
        return "portal/settings-retention";
    }
}
