package org.footbridge.service.agents;

import org.footbridge.service.keys.AgentIdentity;

/**
 * Published (as a Spring application event) after an administrator wanted something of an agent and the registry knows it. An
 * agent that does not hear of it now does with its next heartbeat.
 */
public record AgentInstructed(AgentIdentity agent, Instruction instruction) {
    /** What is wanted of it. */
    public enum Instruction {
        DRAIN,
        RESUME,
        RUN_CHECKS
    }
}
