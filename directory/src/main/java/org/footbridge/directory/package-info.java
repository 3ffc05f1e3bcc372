/**
 * Reads on-premises directories. Connections and controls of Active Directory come in, entries with identity, place,
 * attributes and link changes go out in bounded pages. Knows no relay and keeps no state between reads.
 */
@NullMarked
package org.footbridge.directory;

import org.jspecify.annotations.NullMarked;
