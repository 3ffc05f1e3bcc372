package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.administrators.Administrator;
import org.footbridge.service.administrators.Administrators;
import org.footbridge.service.administrators.Administrators.Change;
import org.footbridge.service.administrators.Administrators.Invited;
import org.footbridge.service.administrators.OneTimePassword;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.ClientRole;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people who sign in to the admin center. */
@RestController
@RequestMapping("/admin/v1/administrators")
class AdministratorsController {
    private final Administrators administrators;
    private final Transactions transactions;
    private final Audited audited;

    AdministratorsController(Administrators administrators, Transactions transactions, Audited audited) {
        this.administrators = administrators;
        this.transactions = transactions;
        this.audited = audited;
    }

    /** @param state active, locked, disabled or invited */
    record Listed(
            UUID id,
            String name,
            String displayName,
            String role,
            String state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant lastSignInAt,

            Instant createdAt) {
        static Listed of(Administrator person) {
            return new Listed(
                    person.id(),
                    person.name(),
                    person.displayName(),
                    person.role().written(),
                    person.state().written(),
                    person.lastSignInAt().orElse(null),
                    person.createdAt());
        }
    }

    /** The password is told this once. */
    record Made(UUID id, String name, String role, String oneTimePassword, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[" + name + "]";
        }
    }

    record Password(String oneTimePassword, Instant expiresAt) {
        @Override
        public String toString() {
            return "Password[expiresAt=" + expiresAt + "]";
        }
    }

    @GetMapping
    ValueList<Listed> list(Caller caller) {
        return new ValueList<>(
                administrators.list(caller.tenant()).stream().map(Listed::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made invite(Caller caller, RequestBody body) {
        body.only("name", "displayName", "role");
        String name = body.text("name");
        ClientRole role = role(body.text("role"));
        refuseHigher(caller, role, "The role " + role.written());
        return transactions.in(_ -> {
            Invited made = administrators.invite(
                    caller.tenant(), name, body.optionalText("displayName").orElse(""), role);
            Administrator person = made.administrator();
            audited.record(caller, "AdministratorInvited", AuditedChange.made(named(person), state(person)));
            return new Made(
                    person.id(),
                    person.name(),
                    role.written(),
                    made.password().text(),
                    made.password().expiresAt());
        });
    }

    @PatchMapping("/{id}")
    Listed change(Caller caller, @PathVariable UUID id, RequestBody body) {
        body.only("displayName", "role", "enabled");
        Change wanted = new Change(
                body.optionalText("displayName"),
                body.optionalText("role").map(AdministratorsController::role),
                body.node().has("enabled") ? Optional.of(body.flag("enabled")) : Optional.empty());
        return transactions.in(_ -> {
            Administrator before = of(caller, id);
            wanted.role().ifPresent(role -> refuseHigher(caller, role, "The role " + role.written()));
            Administrator after = administrators.change(caller.tenant(), id, wanted);
            audited.record(
                    caller, "AdministratorChanged", AuditedChange.changed(named(before), state(before), state(after)));
            return Listed.of(after);
        });
    }

    @PostMapping("/{id}/resetPassword")
    Password resetPassword(Caller caller, @PathVariable UUID id) {
        return transactions.in(_ -> {
            Administrator person = of(caller, id);
            OneTimePassword password = administrators.resetPassword(caller.tenant(), id);
            audited.record(caller, "AdministratorPasswordReset", AuditedChange.asked(named(person), Map.of()));
            return new Password(password.text(), password.expiresAt());
        });
    }

    @PostMapping("/{id}/endSessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(Caller caller, @PathVariable UUID id) {
        transactions.run(() -> {
            Administrator person = of(caller, id);
            administrators.endSessions(caller.tenant(), id);
            audited.record(caller, "AdministratorSignedOut", AuditedChange.asked(named(person), Map.of()));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        transactions.run(() -> {
            Administrator person = of(caller, id);
            administrators.remove(caller.tenant(), id);
            audited.record(caller, "AdministratorRemoved", AuditedChange.removed(named(person), state(person)));
        });
    }

    /** Somebody whose role is not higher than the caller's: whoever could sign in as another would have that one's rights. */
    private Administrator of(Caller caller, UUID id) {
        Administrator person = administrators.get(caller.tenant(), id);
        refuseHigher(caller, person.role(), "The role of " + person.name());
        return person;
    }

    private static void refuseHigher(Caller caller, ClientRole role, String what) {
        if (!caller.role().includes(role)) {
            throw new ServiceFailure(
                    "Authorization_RequestDenied",
                    403,
                    what + " is higher than that of who asks.",
                    "Have it done by somebody with the role " + role.written() + ".");
        }
    }

    /** Who runs the service is decided where it is set up. */
    private static ClientRole role(String text) {
        return ClientRole.parse(text)
                .filter(role -> role != ClientRole.PROVIDER)
                .orElseThrow(() -> RequestBody.invalid("\"role\" is none of reader, operator, administrator."));
    }

    private static String named(Administrator person) {
        return "administrator " + person.name();
    }

    private static Map<String, Object> state(Administrator person) {
        return Map.of(
                "displayName", person.displayName(),
                "role", person.role().written(),
                "enabled", person.state() != Administrator.State.DISABLED);
    }
}
