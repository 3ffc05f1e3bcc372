package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.footbridge.service.browsing.BrowseDirectory;
import org.footbridge.service.browsing.Directory;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether a directory answers, asked through one of its agents with the credentials that the agent has. Others are refused:
 * the credentials of a directory never leave the premises.
 */
@RestController
class ValidateController {
    private static final String CREDENTIALS = "credentials";

    private final FindJob find;
    private final BrowseDirectory browse;

    ValidateController(FindJob find, BrowseDirectory browse) {
        this.find = find;
        this.browse = browse;
    }

    @PostMapping({
        "/v1.0/servicePrincipals/{id}/synchronization/jobs/{jobId}/validateCredentials",
        "/beta/servicePrincipals/{id}/synchronization/jobs/{jobId}/validateCredentials"
    })
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void validate(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request)
            throws IOException {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        if (!ReadJson.objectOrNothing(request).path(CREDENTIALS).isEmpty()) {
            throw ReadJson.refused("Credentials of a directory are given to its agents and nobody else:"
                    + " \"credentials\" has to be empty, or left out.");
        }
        requireAnswer(saved);
    }

    /** The top of the tree is little to read, and nothing is kept of it. */
    void requireAnswer(SavedConfiguration saved) {
        browse.tree(
                new Directory(saved.tenant(), saved.directoryId(), saved.directory()),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
