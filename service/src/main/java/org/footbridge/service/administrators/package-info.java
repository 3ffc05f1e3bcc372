/** The people who administer a tenant: who they are, what they may do, their passwords and their sessions. */
@NullMarked
package org.footbridge.service.administrators;

import org.jspecify.annotations.NullMarked;
