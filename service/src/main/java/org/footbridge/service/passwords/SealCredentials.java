package org.footbridge.service.passwords;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.SealSecrets;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** The only place where what passwords are compared with is sealed and opened. */
@Component
class SealCredentials {
    private final SealSecrets seals;
    private final SecureRandom random = new SecureRandom();

    SealCredentials(SealSecrets seals) {
        this.seals = seals;
    }

    /** How a credential is kept. */
    enum Form {
        DERIVED,
        WRAPPED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Form of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    private static String name(TenantId tenant, UUID object) {
        return "password " + tenant + "/" + object;
    }

    /**
     * Seals what an agent sent.
     *
     * @param rounds that were asked for
     * @throws IllegalArgumentException it is no password derived with that many
     */
    byte[] derived(TenantId tenant, UUID object, byte[] ascii, int rounds) {
        try (DerivedPassword password = DerivedPassword.parse(ascii)) {
            if (password.rounds() != rounds) {
                throw new IllegalArgumentException("the password was derived with another number of rounds");
            }
        }
        return seals.seal(name(tenant, object), ascii);
    }

    /**
     * The same wrapped.
     *
     * @throws ServiceFailure MasterKeyUnusable
     */
    byte[] wrapped(TenantId tenant, UUID object, byte[] derived, WrappedPassword.Costs costs) {
        byte[] ascii = seals.openBytes(name(tenant, object), derived);
        try (DerivedPassword password = DerivedPassword.parse(ascii)) {
            return seals.seal(
                    name(tenant, object),
                    WrappedPassword.of(password, costs, random).write());
        } finally {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    /**
     * Whether it is the password that was typed.
     *
     * @throws ServiceFailure MasterKeyUnusable
     */
    boolean matches(TenantId tenant, UUID object, Form form, byte[] sealed, char[] typed) {
        byte[] opened = seals.openBytes(name(tenant, object), sealed);
        try {
            return switch (form) {
                case DERIVED -> {
                    try (DerivedPassword password = DerivedPassword.parse(opened)) {
                        yield password.isOf(typed);
                    }
                }
                case WRAPPED -> WrappedPassword.read(opened).isOf(typed);
            };
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }
}
