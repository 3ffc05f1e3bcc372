package org.footbridge.benchmarks;

import java.util.List;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;

/** What a client of the Graph API sees. */
final class TenantDirectory {
    private final ServiceClient client;

    TenantDirectory(ServiceClient client) {
        this.client = client;
    }

    /** The id of a user. */
    String user(String userPrincipalName) {
        return Json.text(client.get("/v1.0/users/" + Administration.encode(userPrincipalName) + "?%24select=id"), "id");
    }

    String jobTitle(String user) {
        return Json.text(client.get("/v1.0/users/" + user + "?%24select=id,jobTitle"), "jobTitle");
    }

    /** The id of the only group of the name. */
    String group(String displayName) {
        String filter = Administration.encode("displayName eq '" + displayName.replace("'", "''") + "'");
        List<String> found = Json.values(client.get("/v1.0/groups?%24select=id&%24filter=" + filter))
                .map(group -> Json.text(group, "id"))
                .toList();
        if (found.size() != 1) {
            throw new CommandFailure(
                    "GroupNotFound",
                    "The tenant directory has " + found.size() + " groups called " + displayName,
                    "See the cycle's events");
        }
        return found.getFirst();
    }

    /** @param collection users, groups or contacts, or the members of a group */
    long count(String collection) {
        return Long.parseLong(client.text("/v1.0/" + collection + "/$count").strip());
    }

    boolean isMember(String user, String group) {
        return Json.values(client.get("/v1.0/users/" + user + "/memberOf?%24select=id&%24top=999"))
                .anyMatch(found -> Json.text(found, "id").equals(group));
    }
}
