/**
 * Becoming an agent: the one-time token, the key pair and certificate request, and the exchange with the service, which is
 * trusted by the fingerprint in the token. Hands a registration and an identity to {@code home}.
 */
@NullMarked
package org.footbridge.agent.registration;

import org.jspecify.annotations.NullMarked;
