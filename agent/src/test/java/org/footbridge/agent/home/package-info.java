/** Tests of the agent's {@code home}. */
@NullMarked
package org.footbridge.agent.home;

import org.jspecify.annotations.NullMarked;
