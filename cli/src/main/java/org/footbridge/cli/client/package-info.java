/**
 * Talks to the service over its public API: profile, trust, token, requests. Every failure leaves as a
 * {@link org.footbridge.cli.client.CommandFailure}. Prints nothing.
 */
@NullMarked
package org.footbridge.cli.client;

import org.jspecify.annotations.NullMarked;
