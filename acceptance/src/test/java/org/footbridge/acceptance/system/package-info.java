/** The whole system: real Samba, real agents, real service, each a process of its own. */
@NullMarked
package org.footbridge.acceptance.system;

import org.jspecify.annotations.NullMarked;
