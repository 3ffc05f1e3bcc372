/**
 * Sign-in of programs (OAuth 2.0 client credentials) and the check of their tokens. Clients come from the tenants
 * package; every other package learns from a {@link org.footbridge.service.signin.Caller} who asks and for which tenant.
 */
@NullMarked
package org.footbridge.service.signin;

import org.jspecify.annotations.NullMarked;
