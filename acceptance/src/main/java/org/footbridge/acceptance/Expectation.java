package org.footbridge.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one connected directory shall bring into a tenant.
 *
 * @param directory the directory's name
 * @param netBiosName its short name
 * @param containers distinguished names whose subtrees are in scope; empty means all
 * @param excluded distinguished names of subtrees that are not
 * @param verifiedDomains of the tenant, lower case
 * @param initialDomain of the tenant, lower case
 * @param namesAreSettled objects have changed since they came: names that were made up for them then may differ from
 *     those that would be made up now
 * @param people properties of users that are not what the default mappings make: for all of them this text, or nothing
 */
public record Expectation(
        String directory,
        String netBiosName,
        List<String> containers,
        List<String> excluded,
        Set<String> verifiedDomains,
        String initialDomain,
        boolean namesAreSettled,
        Map<String, Optional<String>> people) {
    public Expectation {
        containers = List.copyOf(containers);
        excluded = List.copyOf(excluded);
        verifiedDomains = Set.copyOf(verifiedDomains);
        people = Map.copyOf(people);
    }

    /** For a tenant that has just been filled. */
    public Expectation(
            String directory,
            String netBiosName,
            List<String> containers,
            List<String> excluded,
            Set<String> verifiedDomains,
            String initialDomain) {
        this(directory, netBiosName, containers, excluded, verifiedDomains, initialDomain, false, Map.of());
    }

    /** The same for a tenant whose objects have changed since they came. */
    public Expectation withSettledNames() {
        return new Expectation(
                directory, netBiosName, containers, excluded, verifiedDomains, initialDomain, true, people);
    }

    /** The same with containers that are not in scope, and with properties of users. */
    public Expectation with(List<String> outside, Map<String, Optional<String>> ofPeople) {
        return new Expectation(
                directory, netBiosName, containers, outside, verifiedDomains, initialDomain, namesAreSettled, ofPeople);
    }

    boolean holds(String dn) {
        boolean inside =
                containers.isEmpty() || containers.stream().anyMatch(container -> Names.isBelow(dn, container));
        return inside && excluded.stream().noneMatch(container -> Names.isBelow(dn, container));
    }

    /** In which sign-in names may be. */
    Stream<String> domains() {
        return Stream.concat(verifiedDomains.stream(), Stream.of(initialDomain));
    }

    boolean isVerified(Optional<String> suffix) {
        return suffix.filter(verifiedDomains::contains).isPresent();
    }
}
