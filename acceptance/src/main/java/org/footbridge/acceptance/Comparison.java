package org.footbridge.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.acceptance.Differences.Difference;
import org.footbridge.acceptance.Differences.Sort;
import org.footbridge.acceptance.ExpectedObject.NameIn;
import org.footbridge.acceptance.ExpectedObject.NameInAny;

/** Pairs expected objects with those of the tenant, then compares property by property and link by link. */
final class Comparison {
    private final List<ExpectedObject> expected;
    private final Set<String> domains;
    private final TenantDirectoryReader tenant;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<UUID, Map<String, Object>> pairs = new HashMap<>();
    private final Map<UUID, ExpectedObject> bySource = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, ExpectedObject> byId = new HashMap<>();
    /** Identifiers by sign-in name, in lower case. */
    private final Map<String, String> holders = new HashMap<>();

    private final Map<String, Map<String, Set<String>>> references = new HashMap<>();

    /** @param domains of the tenant in which there are sign-in names, lower case */
    Comparison(List<ExpectedObject> expected, Set<String> domains, TenantDirectoryReader tenant) {
        this.expected = expected;
        this.domains = domains;
        this.tenant = tenant;
        expected.forEach(object -> bySource.put(object.source(), object));
    }

    Differences run() {
        for (Kind kind : Kind.values()) {
            pair(kind);
        }
        for (ExpectedObject object : expected) {
            Map<String, Object> actual = pairs.get(object.source());
            if (actual == null) {
                differences.add(new Difference(Sort.MISSING_OBJECT, object.label(), ""));
            } else {
                compare(object, actual);
            }
        }
        return new Differences(differences, pairs.size());
    }

    private void pair(Kind kind) {
        List<Map<String, Object>> actual = tenant.list(kind).stream()
                .map(shown -> kind == Kind.CONTACT ? ContactShape.flat(shown) : shown)
                .toList();
        actual.forEach(shown ->
                holders.put(String.valueOf(shown.get("userPrincipalName")).toLowerCase(Locale.ROOT), id(shown)));
        Map<String, Map<String, Object>> byKey = new HashMap<>();
        actual.forEach(shown -> Keys.of(shown).forEach(key -> byKey.putIfAbsent(key, shown)));
        Set<String> used = new HashSet<>();
        for (ExpectedObject object : expected) {
            if (object.kind() == kind) {
                find(object, byKey).filter(shown -> used.add(id(shown))).ifPresent(shown -> {
                    pairs.put(object.source(), shown);
                    labels.put(id(shown), object.label());
                    byId.put(id(shown), object);
                });
            }
        }
        actual.stream()
                .filter(shown -> !used.contains(id(shown)) && Boolean.TRUE.equals(shown.get("onPremisesSyncEnabled")))
                .forEach(shown -> differences.add(new Difference(Sort.SURPLUS_OBJECT, label(kind, shown), "")));
    }

    private static Optional<Map<String, Object>> find(ExpectedObject object, Map<String, Map<String, Object>> byKey) {
        return Keys.of(object).stream().filter(byKey::containsKey).findFirst().map(byKey::get);
    }

    private void compare(ExpectedObject object, Map<String, Object> actual) {
        for (Map.Entry<String, Object> wanted : new TreeMap<>(object.properties()).entrySet()) {
            Values.difference(wanted(wanted.getValue(), actual), actual.get(wanted.getKey()))
                    .ifPresent(detail -> differences.add(
                            new Difference(Sort.WRONG_PROPERTY, object.label(), wanted.getKey() + " " + detail)));
        }
        if (object.kind() == Kind.GROUP) {
            compareLinks(
                    object, object.members(), tenant.members(id(actual)), "", Sort.MISSING_MEMBER, Sort.SURPLUS_MEMBER);
        }
        object.references()
                .forEach((property, wanted) -> compareLinks(
                        object,
                        wanted,
                        shown(object.kind(), property).getOrDefault(id(actual), Set.of()),
                        property + " ",
                        Sort.MISSING_REFERENCE,
                        Sort.SURPLUS_REFERENCE));
    }

    /** Names are given once: who would get the name of somebody else keeps what there is. */
    private Object wanted(Object value, Map<String, Object> actual) {
        return value instanceof NameIn name
                        && name.made()
                                .filter(made -> isOfSomebodyElse(made, actual))
                                .isPresent()
                ? new NameInAny(domains)
                : value;
    }

    /** Who may have it: the oracle expects it there, or knows no better. */
    private boolean isOfSomebodyElse(String name, Map<String, Object> actual) {
        String holder = holders.get(name.toLowerCase(Locale.ROOT));
        if (holder == null || holder.equals(id(actual))) {
            return false;
        }
        ExpectedObject expectedHolder = byId.get(holder);
        return expectedHolder != null
                && switch (expectedHolder.properties().get("userPrincipalName")) {
                    case NameIn _ -> true;
                    case String own -> own.equalsIgnoreCase(name);
                    case null, default -> false;
                };
    }

    private Map<String, Set<String>> shown(Kind kind, String property) {
        return references.computeIfAbsent(kind + " " + property, key -> tenant.references(kind, property));
    }

    private void compareLinks(
            ExpectedObject owner, Set<UUID> wanted, Set<String> shown, String prefix, Sort missing, Sort tooMuch) {
        Set<String> surplus = new HashSet<>(shown);
        for (UUID target : wanted) {
            Map<String, Object> actual = pairs.get(target);
            if (actual == null || !surplus.remove(id(actual))) {
                differences.add(new Difference(missing, owner.label(), prefix + name(target)));
            }
        }
        surplus.stream()
                .sorted()
                .forEach(id -> differences.add(
                        new Difference(tooMuch, owner.label(), prefix + labels.getOrDefault(id, "id " + id))));
    }

    private String name(UUID source) {
        ExpectedObject object = bySource.get(source);
        return object == null ? source.toString() : object.label();
    }

    private static String id(Map<String, Object> shown) {
        return String.valueOf(shown.get("id"));
    }

    private static String label(Kind kind, Map<String, Object> shown) {
        Object dn = shown.get("onPremisesDistinguishedName");
        Object name = shown.get("displayName");
        return kind + " " + (dn == null ? "" : dn + " ") + "\"" + name + "\" id "
                + id(shown).toLowerCase(Locale.ROOT);
    }
}
