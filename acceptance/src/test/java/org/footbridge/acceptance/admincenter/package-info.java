/** A browser walks through the admin center, on a real service, a real agent and a real Samba domain. */
@NullMarked
package org.footbridge.acceptance.admincenter;

import org.jspecify.annotations.NullMarked;
