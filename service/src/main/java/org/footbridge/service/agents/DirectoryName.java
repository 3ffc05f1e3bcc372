package org.footbridge.service.agents;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.footbridge.service.errors.ServiceFailure;

/** DNS names of domains, as the directories are called. */
final class DirectoryName {
    private static final int MOST = 50;
    private static final int LONGEST = 253;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)*");

    private DirectoryName() {}

    /**
     * The names in lower case, each once, sorted.
     *
     * @throws ServiceFailure InvalidDirectoryName
     */
    static List<String> checked(Collection<String> names) {
        List<String> lower = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        if (lower.isEmpty() || lower.size() > MOST) {
            throw invalid("A token is for 1 to " + MOST + " directories.");
        }
        for (String name : lower) {
            if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
                throw invalid(
                        "\"" + name.substring(0, Math.min(80, name.length())) + "\" is not a DNS name of a domain.");
            }
        }
        return lower;
    }

    private static ServiceFailure invalid(String reason) {
        return new ServiceFailure(
                "InvalidDirectoryName", 400, reason, "Name the domains the agent reads, such as corp.example.com.");
    }
}
