/**
 * Whether the agent works: its registration and certificate, its way to the service, and each of its directories. The command
 * and the running agent ask the same.
 */
@NullMarked
package org.footbridge.agent.checks;

import org.jspecify.annotations.NullMarked;
