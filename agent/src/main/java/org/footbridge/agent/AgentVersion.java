package org.footbridge.agent;

/** The version of this program. */
public final class AgentVersion {
    private AgentVersion() {}

    /** As in the program's archive; {@code development} when it runs from classes. */
    public static String current() {
        String version = AgentVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
