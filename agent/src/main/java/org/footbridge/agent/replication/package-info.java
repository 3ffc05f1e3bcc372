/**
 * Passwords of an Active Directory domain, read by its own replication protocol with {@code drsr}. Domain controllers are
 * found, preferred and given up as for everything else that is read, and the account is the one that is stored for the
 * directory. Hashes stay encrypted, as the domain controller sent them, until they are derived.
 */
@NullMarked
package org.footbridge.agent.replication;

import org.jspecify.annotations.NullMarked;
