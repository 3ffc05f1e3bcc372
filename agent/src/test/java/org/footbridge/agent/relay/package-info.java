/** Tests of the agent's {@code relay}. */
@NullMarked
package org.footbridge.agent.relay;

import org.jspecify.annotations.NullMarked;
