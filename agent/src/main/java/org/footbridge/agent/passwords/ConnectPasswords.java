package org.footbridge.agent.passwords;

import java.time.Duration;
import java.util.Optional;
import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.DirectoryFailure;

/** Opens sources of passwords, with the account that is stored for the directory. For any number of threads. */
@FunctionalInterface
public interface ConnectPasswords {
    /**
     * Connects to a domain controller.
     *
     * @param controller its DNS name; when it is not there, or empty, any will do
     * @param limit everything that is asked of the source has to be answered within
     * @throws DirectoryFailure RIGHTS_MISSING: the account may not replicate secrets; or why no domain controller answers
     * @throws AgentFailure this agent cannot read passwords of this directory
     */
    PasswordSource connect(Optional<String> controller, Duration limit);

    /** Whether there is a domain controller that did not fail a short time ago. */
    default boolean hasUntried() {
        return false;
    }

    /** Of an agent that reads no passwords. */
    static ConnectPasswords none() {
        return (controller, limit) -> {
            throw new AgentFailure(
                    "PasswordsNotOffered",
                    "This agent does not read passwords of this directory",
                    "Update the agent, or take passwordHashSync out of the configuration.");
        };
    }
}
