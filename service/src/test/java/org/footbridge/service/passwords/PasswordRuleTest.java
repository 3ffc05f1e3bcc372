package org.footbridge.service.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.footbridge.service.passwords.PasswordRule.Decision;
import org.footbridge.service.passwords.PasswordRule.Forget;
import org.footbridge.service.passwords.PasswordRule.Hold;
import org.footbridge.service.passwords.PasswordRule.Kept;
import org.footbridge.service.passwords.PasswordRule.Policy;
import org.footbridge.service.passwords.PasswordRule.Take;
import org.footbridge.service.passwords.PasswordRule.Told;
import org.junit.jupiter.api.Test;

/** Each line of what is promised of passwords. */
class PasswordRuleTest {
    private static final long BEFORE = 133_000_000_000_000_000L;
    private static final long NOW = 134_000_000_000_000_000L;
    private static final Policy USUAL = new Policy(false, false);
    private static final Policy TEMPORARY = new Policy(true, false);
    private static final Policy EXPIRY = new Policy(false, true);

    private static Decision decide(long lastSet, Optional<Kept> kept, Policy policy) {
        return PasswordRule.decide(new Told(true, lastSet), kept, policy);
    }

    @Test
    void aPasswordIsTakenAndNeverExpires() {
        assertThat(decide(NOW, Optional.empty(), USUAL)).isEqualTo(new Take(false, true));
        assertThat(decide(NOW, Optional.of(new Kept(BEFORE, false)), USUAL)).isEqualTo(new Take(false, true));
    }

    @Test
    void whereThePolicyHoldsTheFirstPasswordOfAUserExpires() {
        assertThat(decide(NOW, Optional.empty(), EXPIRY)).isEqualTo(new Take(false, false));
    }

    @Test
    void whereThePolicyHoldsWhoNeverExpiredGoesOnSoUntilTheNextPassword() {
        assertThat(decide(BEFORE, Optional.of(new Kept(BEFORE, true)), EXPIRY)).isEqualTo(new Take(false, true));
        assertThat(decide(NOW, Optional.of(new Kept(BEFORE, true)), EXPIRY)).isEqualTo(new Take(false, false));
    }

    @Test
    void aTemporaryPasswordIsNotTakenAndTheOldOneStays() {
        assertThat(decide(0, Optional.of(new Kept(BEFORE, true)), USUAL)).isEqualTo(new Hold("PasswordTemporary"));
    }

    @Test
    void aNewUserWithATemporaryPasswordHasNoneHere() {
        assertThat(decide(0, Optional.empty(), USUAL)).isEqualTo(new Hold("PasswordTemporary"));
    }

    @Test
    void whereItIsWantedATemporaryPasswordIsTakenAndIsToBeChanged() {
        assertThat(decide(0, Optional.of(new Kept(BEFORE, true)), TEMPORARY)).isEqualTo(new Take(true, true));
        assertThat(decide(0, Optional.empty(), TEMPORARY)).isEqualTo(new Take(true, true));
    }

    @Test
    void whoChangedATemporaryPasswordNeedNotChangeItAgain() {
        assertThat(decide(NOW, Optional.of(new Kept(0, true)), TEMPORARY)).isEqualTo(new Take(false, true));
    }

    @Test
    void whoHasNoPasswordHasNoneHere() {
        assertThat(PasswordRule.decide(new Told(false, 0), Optional.of(new Kept(BEFORE, true)), TEMPORARY))
                .isEqualTo(new Forget("PasswordNotSet"));
        assertThat(PasswordRule.decide(new Told(false, NOW), Optional.empty(), USUAL))
                .isEqualTo(new Forget("PasswordNotSet"));
    }
}
