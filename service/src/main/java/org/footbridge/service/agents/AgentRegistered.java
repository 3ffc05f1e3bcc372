package org.footbridge.service.agents;

import org.footbridge.service.keys.AgentIdentity;

/** Published (as a Spring application event) after an agent was registered and its rights are known to the registry. */
public record AgentRegistered(AgentIdentity agent) {}
