package org.footbridge.acceptance.forests;

import java.util.Locale;

/** What may befall a batch of changes before the tenant has to be right again. */
enum Trouble {
    /** Nothing but the changes. */
    NONE,
    /** An agent is killed at a random moment of the cycles. */
    AGENT_KILLED,
    /** A unit with many below it is called something else. */
    UNIT_RENAMED,
    /** A cycle comes between changes at one server and their arrival at the other. */
    CYCLE_BEFORE_REPLICATION,
    /** The first server is stopped after replication; the cycles have to do with the second. */
    SERVER_STOPPED,
    /** The same, and it ends without a word. */
    SERVER_KILLED,
    /** A domain controller becomes another copy of its database: positions in it are worth nothing. */
    DATABASE_REPLACED,
    /** All connections to a domain controller break. */
    CONNECTIONS_BROKEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
