package org.footbridge.service.agents;

import org.footbridge.service.keys.AgentIdentity;

/** Published (as a Spring application event) after an agent was revoked and the registry does not know it any more. */
public record AgentRevoked(AgentIdentity agent) {}
