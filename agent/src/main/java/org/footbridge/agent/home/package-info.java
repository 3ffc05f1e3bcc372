/**
 * What the agent keeps on disk: its registration, its key and certificate, and the directories with sealed credentials.
 * Written by the commands, read by the running agent. All files are for their owner only.
 */
@NullMarked
package org.footbridge.agent.home;

import org.jspecify.annotations.NullMarked;
