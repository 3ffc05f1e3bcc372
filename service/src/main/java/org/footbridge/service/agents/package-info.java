/**
 * Agents: one-time tokens, registration, certificates, revocation, liveness.
 */
@NullMarked
package org.footbridge.service.agents;

import org.jspecify.annotations.NullMarked;
