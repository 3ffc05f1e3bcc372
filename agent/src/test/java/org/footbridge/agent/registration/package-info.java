/** Tests of the agent's {@code registration}. */
@NullMarked
package org.footbridge.agent.registration;

import org.jspecify.annotations.NullMarked;
