/**
 * Real Samba Active Directory domain controllers on loopback addresses: provision, populate, start, change, stop, kill.
 *
 * <p>A {@link org.footbridge.sambaforest.SambaForest} is one directory on disk and at most one server process, which
 * dies with this virtual machine. Everything that needs Samba's own database modules is a Python script among the
 * resources of this package; everything else goes over LDAPS like any client. Knows nothing of the other modules.
 */
@NullMarked
package org.footbridge.sambaforest;

import org.jspecify.annotations.NullMarked;
