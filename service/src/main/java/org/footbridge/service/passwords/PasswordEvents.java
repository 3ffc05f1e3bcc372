package org.footbridge.service.passwords;

import java.util.Optional;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.ProvisioningEvent.Target;

/** What the provisioning log tells of a password: that it came, or why not. What fails again in the same way is told once. */
final class PasswordEvents {
    /** That it changed is all that is told of it. */
    private static final String CHANGED =
            "[{\"displayName\":\"CredentialData\",\"oldValue\":null,\"newValue\":\"(not shown)\"}]";

    private PasswordEvents() {}

    /**
     * The event.
     *
     * @param state that the user is in now
     * @param before code of the state before
     */
    static Optional<ProvisioningEvent> of(String state, String code, String before, Source source, Target target) {
        boolean synced = state.equals("synced");
        if (!synced && code.equals(before)) {
            return Optional.empty();
        }
        Status status = synced ? Status.SUCCESS : state.equals("failed") ? Status.FAILURE : Status.SKIPPED;
        return Optional.of(
                synced
                        ? new ProvisioningEvent(
                                Action.UPDATE, status, source, Optional.of(target), CHANGED, null, null, null)
                        : new ProvisioningEvent(
                                Action.UPDATE,
                                status,
                                source,
                                Optional.of(target),
                                "[]",
                                code,
                                reason(code),
                                "See docs/errors.md, Why a password does not come."));
    }

    private static String reason(String code) {
        return switch (code) {
            case PasswordRule.TEMPORARY -> "The password is to be changed at the next logon; it is not taken.";
            case PasswordRule.NOT_SET -> "The account has no password.";
            case KeepPasswords.MISSING -> "The domain controller that answered does not have the account.";
            case KeepPasswords.MALFORMED -> "The agent sent something else than a derived password.";
            case KeepPasswords.BEHIND -> "The domain controller that answered has an older password than was told of.";
            default -> "The password could not be read.";
        };
    }
}
