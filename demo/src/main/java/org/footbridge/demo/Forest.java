package org.footbridge.demo;

import java.nio.file.Path;
import java.util.List;

/** The directories of the demo, already running. Closing it ends them. */
interface Forest extends AutoCloseable {
    /** In the order in which they are shown. */
    List<ConnectedDomain> domains();

    /** Whether the domains replicate passwords to the agents' accounts. */
    default boolean hasPasswords() {
        return false;
    }

    /** What it is, for people; one line. */
    String describe();

    @Override
    void close();

    /**
     * One domain.
     *
     * @param name DNS name
     * @param host and {@code port} of LDAPS
     * @param authority PEM file of the authority behind the certificate
     * @param base distinguished name of the domain
     * @param agent account for the agents
     * @param administrator account that may change things; for demo-change
     */
    record ConnectedDomain(
            String name, String host, int port, Path authority, String base, Account agent, Account administrator) {

        /** Short name, used for the configuration. */
        String label() {
            return name.substring(0, name.indexOf('.'));
        }
    }

    /** Who binds, with what password; prints only who. */
    record Account(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }
}
