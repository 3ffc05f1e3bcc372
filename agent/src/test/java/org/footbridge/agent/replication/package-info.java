/** Replication with Samba domain controllers. */
@NullMarked
package org.footbridge.agent.replication;

import org.jspecify.annotations.NullMarked;
