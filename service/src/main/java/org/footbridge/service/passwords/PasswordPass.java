package org.footbridge.service.passwords;

import java.util.UUID;
import org.footbridge.service.configurations.PasswordChoices;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.passwords.PasswordRule.Policy;
import org.footbridge.service.tenants.TenantId;

/**
 * One pass of the job of a configuration.
 *
 * @param id what the job's row says as long as the pass has the job
 * @param policy what the tenant wants
 * @param rounds of PBKDF2 that the agents derive with
 */
record PasswordPass(SavedConfiguration saved, UUID id, Policy policy, int rounds) {
    static PasswordPass of(SavedConfiguration saved) {
        return new PasswordPass(saved, UUID.randomUUID(), new Policy(false, false), PasswordChoices.USUAL_ROUNDS);
    }

    /** The same pass, knowing what is wanted. */
    PasswordPass as(Policy wanted, int ofRounds) {
        return new PasswordPass(saved, id, wanted, ofRounds);
    }

    TenantId tenant() {
        return saved.tenant();
    }

    UUID configuration() {
        return saved.id();
    }
}
