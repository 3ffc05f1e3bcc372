/**
 * Agents: one-time tokens, registration, certificates, revocation, liveness. Knows who may connect and what each may
 * touch, and says so to the relay; knows nothing of brokers. Changes are published as application events.
 */
@NullMarked
package org.footbridge.service.agents;

import org.jspecify.annotations.NullMarked;
