package org.footbridge.service.configurations;

/**
 * What a configuration says of its users' passwords.
 *
 * @param synced users sign in with the password that they have in the directory
 * @param rounds of PBKDF2-HMAC-SHA256 that a password is derived with before it leaves the agent
 */
public record PasswordChoices(boolean synced, int rounds) {
    public static final int USUAL_ROUNDS = 1000;
    public static final int MOST_ROUNDS = 1_000_000;

    public PasswordChoices {
        if (rounds < USUAL_ROUNDS || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "passwords are derived with " + USUAL_ROUNDS + " to " + MOST_ROUNDS + " rounds, not " + rounds);
        }
    }
}
