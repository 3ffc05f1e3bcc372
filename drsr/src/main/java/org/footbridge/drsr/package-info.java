/**
 * Reads an Active Directory domain by its own replication protocol (MS-DRSR) as a client: changes since a state, single
 * objects, names, and the password hashes that no other protocol gives out. {@link org.footbridge.drsr.DrsConnection} is
 * the way in; what it hands out is in the packages {@code replication} and {@code secret}, what can go wrong in {@code
 * failure}. The other packages are its inner parts. Needs nothing but the Java platform.
 */
@NullMarked
package org.footbridge.drsr;

import org.jspecify.annotations.NullMarked;
