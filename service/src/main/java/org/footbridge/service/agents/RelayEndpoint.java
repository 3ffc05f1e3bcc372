package org.footbridge.service.agents;

/** Where agents connect to; what a registered agent is told. */
public interface RelayEndpoint {
    /** The port that the relay listens on. */
    int port();
}
