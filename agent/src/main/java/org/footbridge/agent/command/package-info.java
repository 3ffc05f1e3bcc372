/** The agent's commands: they read and write the agent's home and print for people or, with --json, for programs. */
@NullMarked
package org.footbridge.agent.command;

import org.jspecify.annotations.NullMarked;
