package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says what a tenant directory must hold after everything is synchronised, and where it does not. Covers the default
 * mappings and exclusions for objects whose names are unique; shares no code with what it judges. Immutable.
 */
public final class Oracle {
    private final Map<UUID, ExpectedObject> expected;
    private final Set<String> domains;

    private Oracle(Map<UUID, ExpectedObject> expected, Set<String> domains) {
        this.expected = expected;
        this.domains = domains;
    }

    /** Reads one domain as it is now. */
    public static Oracle ask(LDAPConnection administrator, String baseDn, Expectation expectation)
            throws LDAPException {
        return of(DirectoryDump.read(administrator, baseDn), expectation);
    }

    public static Oracle of(DirectoryDump dump, Expectation expectation) {
        return of(List.of(new Source(dump, expectation)));
    }

    /** One domain that flows into a tenant. */
    public record Source(DirectoryDump dump, Expectation expectation) {}

    /**
     * For a tenant that several domains flow into: references may lead from one to another, within a forest as they
     * are, between forests through foreign security principals.
     */
    public static Oracle of(List<Source> sources) {
        Map<UUID, OnPremisesEntry> taken = new LinkedHashMap<>();
        Map<UUID, Expectation> expectations = new LinkedHashMap<>();
        for (Source source : sources) {
            for (OnPremisesEntry entry : source.dump().entries()) {
                Optional<Kind> kind = kind(entry);
                if (kind.isPresent()
                        && source.expectation().holds(entry.dn())
                        && Exclusions.reason(entry, kind.get()).isEmpty()) {
                    taken.put(entry.guid(), entry);
                    expectations.put(entry.guid(), source.expectation());
                }
            }
        }
        Targets targets = new Targets(taken.keySet(), standIns(sources, taken.values()));
        Map<UUID, ExpectedObject> expected = new LinkedHashMap<>();
        taken.forEach((guid, entry) ->
                expected.put(guid, expected(entry, Objects.requireNonNull(expectations.get(guid)), targets)));
        Set<String> domains = sources.stream()
                .flatMap(source -> source.expectation().domains())
                .collect(Collectors.toSet());
        return new Oracle(expected, domains);
    }

    /**
     * What references may lead to.
     *
     * @param inTenant objects that the tenant holds
     * @param standIns for whom the objects stand that a forest keeps for members of other forests
     */
    private record Targets(Set<UUID> inTenant, Map<UUID, UUID> standIns) {
        Set<UUID> of(OnPremisesEntry entry, String link) {
            Set<UUID> targets = new LinkedHashSet<>();
            entry.links(link).forEach(target -> targets.add(standIns.getOrDefault(target, target)));
            targets.retainAll(inTenant);
            return targets;
        }
    }

    /** A foreign security principal is called by the security identifier of whom it stands for. */
    private static Map<UUID, UUID> standIns(List<Source> sources, Collection<OnPremisesEntry> taken) {
        Map<String, UUID> bySid = new HashMap<>();
        taken.forEach(entry -> entry.sid().ifPresent(sid -> bySid.put(sid, entry.guid())));
        Map<UUID, UUID> standIns = new HashMap<>();
        sources.stream()
                .flatMap(source -> source.dump().entries().stream())
                .filter(entry -> entry.isA("foreignSecurityPrincipal"))
                .forEach(entry -> {
                    UUID person = bySid.get(Names.firstValue(entry.dn()));
                    if (person != null) {
                        standIns.put(entry.guid(), person);
                    }
                });
        return standIns;
    }

    /** Differences, none when all is right. Objects of the tenant that were never synchronised are left alone. */
    public Differences compare(TenantDirectoryReader tenant) {
        return new Comparison(List.copyOf(expected.values()), domains, tenant).run();
    }

    /** Whether the tenant must hold what an object is the source of. */
    public boolean expects(UUID source) {
        return expected.containsKey(source);
    }

    /** How many objects of a kind the tenant must hold. */
    public long count(Kind kind) {
        return expected.values().stream()
                .filter(object -> object.kind() == kind)
                .count();
    }

    /** How many memberships the tenant must hold. */
    public long memberships() {
        return expected.values().stream()
                .mapToLong(object -> object.members().size())
                .sum();
    }

    /** How many other references, those to managers among them. */
    public long references() {
        return expected.values().stream()
                .flatMap(object -> object.references().values().stream())
                .mapToLong(Set::size)
                .sum();
    }

    /** The properties and references of a kind that no object has a value of: nothing is proved about them. */
    public Set<String> unproved(Kind kind) {
        Set<String> unproved = new TreeSet<>(DefaultFlow.references(kind));
        DefaultFlow.of(kind).forEach(row -> unproved.add(row.property()));
        for (ExpectedObject object : expected.values()) {
            if (object.kind() == kind) {
                object.properties().entrySet().stream()
                        .filter(property -> property.getValue() != ExpectedObject.Unspecified.ABSENT)
                        .forEach(property -> unproved.remove(property.getKey()));
                object.references().entrySet().stream()
                        .filter(reference -> !reference.getValue().isEmpty())
                        .forEach(reference -> unproved.remove(reference.getKey()));
            }
        }
        return unproved;
    }

    List<ExpectedObject> objects() {
        return new ArrayList<>(expected.values());
    }

    private static ExpectedObject expected(OnPremisesEntry entry, Expectation expectation, Targets targets) {
        Kind kind = kind(entry).orElseThrow();
        Map<String, Object> properties = switch (kind) {
            case USER -> changed(UserRules.properties(entry, expectation), expectation);
            case GROUP -> GroupRules.properties(entry, expectation);
            case CONTACT -> ContactRules.properties(entry, expectation);
        };
        Map<String, Set<UUID>> references = new TreeMap<>();
        DefaultFlow.references(kind).forEach(property -> references.put(property, targets.of(entry, property)));
        return new ExpectedObject(kind, entry.guid(), entry.dn(), properties, targets.of(entry, "member"), references);
    }

    private static Map<String, Object> changed(Map<String, Object> usual, Expectation expectation) {
        Map<String, Object> properties = new TreeMap<>(usual);
        expectation
                .people()
                .forEach((property, text) -> properties.put(
                        property, text.<Object>map(value -> value).orElse(ExpectedObject.Unspecified.ABSENT)));
        return properties;
    }

    private static Optional<Kind> kind(OnPremisesEntry entry) {
        if (entry.isA("computer")) {
            return Optional.empty();
        }
        if (entry.isA("user")) {
            return Optional.of(Kind.USER);
        }
        if (entry.isA("group")) {
            return Optional.of(Kind.GROUP);
        }
        return entry.isA("contact") ? Optional.of(Kind.CONTACT) : Optional.empty();
    }
}
