/** Tests of the agent's {@code command}. */
@NullMarked
package org.footbridge.agent.command;

import org.jspecify.annotations.NullMarked;
