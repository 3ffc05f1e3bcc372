package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.passwords.PasswordStates;
import org.footbridge.service.passwords.RequestPasswords;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The passwords of a configuration: how they fare, whose do not, and a pass by hand. */
@RestController
@RequestMapping("/admin/v1/configurations/{name}/passwords")
class PasswordsController {
    private static final int MOST = 1000;

    private final Configurations configurations;
    private final PasswordStates states;
    private final RequestPasswords requests;
    private final Audited audited;

    PasswordsController(
            Configurations configurations, PasswordStates states, RequestPasswords requests, Audited audited) {
        this.configurations = configurations;
        this.states = states;
        this.requests = requests;
        this.audited = audited;
    }

    record Requested(long request) {}

    record Listed(
            List<PasswordStates.Item> value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextLink) {}

    @GetMapping
    PasswordStates.Overview overview(Caller caller, @PathVariable String name) {
        return states.overview(find(caller, name));
    }

    @GetMapping("/users")
    Listed users(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int top) {
        SavedConfiguration saved = find(caller, name);
        int most = PageSize.checked(top, MOST);
        List<PasswordStates.Item> found =
                states.page(saved, Optional.ofNullable(state), after == null ? new UUID(0, 0) : after, most + 1);
        if (found.size() <= most) {
            return new Listed(found, null);
        }
        List<PasswordStates.Item> shown = found.subList(0, most);
        UriComponentsBuilder next = UriComponentsBuilder.fromPath("/admin/v1/configurations/")
                .pathSegment(name, "passwords", "users")
                .queryParam("top", most)
                .queryParam("after", shown.getLast().sourceId());
        if (state != null) {
            next.queryParam("state", state);
        }
        return new Listed(shown, next.encode().toUriString());
    }

    /** {@code {"full": true}}: everybody's password is fetched again. */
    @PostMapping("/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Requested sync(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("full");
        SavedConfiguration saved = find(caller, name);
        boolean full = body.flag("full");
        return new Requested(audited.as(
                caller,
                "PasswordsRequested",
                AuditedChange.asked("passwords of configuration " + saved.name(), Map.of("full", full)),
                () -> requests.request(saved, full)));
    }

    private SavedConfiguration find(Caller caller, String name) {
        return NamedConfiguration.find(configurations, caller.tenant(), name);
    }
}
