/**
 * Passwords of synchronised users. A job of its own asks agents whose passwords changed, decides by {@code PasswordRule} whose
 * are wanted, fetches what the agents derived of them and keeps it sealed; soon after it is wrapped in Argon2id. Nothing here
 * ever sees a password or the hash that a directory stores, and nothing that can be compared with one is logged or shown.
 */
@NullMarked
package org.footbridge.service.passwords;

import org.jspecify.annotations.NullMarked;
