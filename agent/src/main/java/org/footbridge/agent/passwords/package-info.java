/**
 * Passwords of a directory: what changed, and what is derived of the stored hashes. Hashes come from a
 * {@link org.footbridge.agent.passwords.PasswordSource}, are wiped as soon as they are derived and go nowhere else: not to a
 * file, not to a log, not to the relay.
 */
@NullMarked
package org.footbridge.agent.passwords;

import org.jspecify.annotations.NullMarked;
