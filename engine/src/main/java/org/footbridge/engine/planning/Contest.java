package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;

/**
 * Who of the candidates gets which unique value. A value that an object has which does not let go of it is held for all
 * others; otherwise the first of the candidates that want it has it. Somebody whose new name is held keeps the present
 * one, which may hold that of the next in turn.
 */
final class Contest {

    private final DirectoryView view;
    private final List<Candidate> candidates;
    private final Map<MatchKey, Candidate> first = new HashMap<>();
    private final Map<UUID, Candidate> byTarget = new HashMap<>();
    private final Set<ObjectGuid> nameless = new HashSet<>();
    private final Map<ObjectGuid, List<MatchKey>> denied = new HashMap<>();
    private final Map<ObjectGuid, String> temporary = new HashMap<>();
    private final Map<ObjectGuid, Failure> failures = new HashMap<>();

    /** @param candidates in the order in which they come first */
    Contest(DirectoryView view, List<Candidate> candidates) {
        this.view = view;
        this.candidates = candidates;
        for (Candidate candidate : candidates) {
            candidate.targetId().ifPresent(id -> byTarget.put(id, candidate));
            candidate.claims().name().ifPresent(name -> first.putIfAbsent(name, candidate));
            candidate.claims().addresses().forEach(address -> first.putIfAbsent(address, candidate));
        }
        if (!first.isEmpty()) {
            denyNames();
            candidates.forEach(this::deny);
            refuse();
            if (failures.isEmpty()) {
                nameTemporarily();
            }
        }
    }

    private void denyNames() {
        int before;
        do {
            before = nameless.size();
            for (Candidate candidate : candidates) {
                if (!nameless.contains(candidate.guid())
                        && candidate
                                .claims()
                                .name()
                                .flatMap(name -> holder(candidate, name))
                                .isPresent()) {
                    nameless.add(candidate.guid());
                }
            }
        } while (nameless.size() > before);
    }

    private void deny(Candidate candidate) {
        List<MatchKey> keys = new ArrayList<>();
        if (nameless.contains(candidate.guid())) {
            candidate.claims().name().ifPresent(keys::add);
        }
        for (MatchKey address : candidate.claims().addresses()) {
            if (holder(candidate, address).isPresent()) {
                keys.add(address);
            }
        }
        if (!keys.isEmpty()) {
            denied.put(candidate.guid(), keys);
        }
    }

    /** Who has or gets what the candidate wants; empty when that is the candidate. */
    private Optional<Holder> holder(Candidate candidate, MatchKey key) {
        return keeper(candidate, key)
                .<Holder>map(object -> new Holder.Present(object.id()))
                .or(() -> winner(candidate, key)
                        .map(other -> other.targetId()
                                .<Holder>map(Holder.Present::new)
                                .orElseGet(() -> new Holder.Arriving(other.guid()))));
    }

    private Optional<DirectoryObject> keeper(Candidate candidate, MatchKey key) {
        return view.holder(key)
                .filter(object ->
                        candidate.targetId().filter(object.id()::equals).isEmpty())
                .filter(object -> !releases(object, key));
    }

    private Optional<Candidate> winner(Candidate candidate, MatchKey key) {
        return Optional.ofNullable(first.get(key)).filter(other -> !other.guid().equals(candidate.guid()));
    }

    private boolean releases(DirectoryObject object, MatchKey key) {
        Candidate owner = byTarget.get(object.id());
        boolean keepsName = key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME)
                && owner != null
                && nameless.contains(owner.guid());
        return owner != null && owner.claims().releases(key) && !keepsName;
    }

    /**
     * Who must not go without what it is denied fails, but only when that is certain: one that lost against another that
     * fails as well may be served once that one is out of the way.
     */
    private void refuse() {
        Map<ObjectGuid, Candidate> refused = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (denied.getOrDefault(candidate.guid(), List.of()).stream()
                    .anyMatch(key -> !view.features().holds(key))) {
                refused.put(candidate.guid(), candidate);
            }
        }
        int before;
        do {
            before = failures.size();
            refused.values().forEach(candidate -> failIfCertain(candidate, refused.keySet()));
        } while (failures.size() > before);
        if (failures.isEmpty() && !refused.isEmpty()) {
            Candidate one = refused.values().iterator().next();
            denied.getOrDefault(one.guid(), List.of()).stream()
                    .filter(key -> !view.features().holds(key))
                    .findFirst()
                    .ifPresent(key -> fail(one, key));
        }
    }

    private void failIfCertain(Candidate candidate, Set<ObjectGuid> refused) {
        if (!failures.containsKey(candidate.guid())) {
            denied.getOrDefault(candidate.guid(), List.of()).stream()
                    .filter(key -> !view.features().holds(key) && isCertain(candidate, key, refused))
                    .findFirst()
                    .ifPresent(key -> fail(candidate, key));
        }
    }

    private boolean isCertain(Candidate candidate, MatchKey key, Set<ObjectGuid> refused) {
        Optional<DirectoryObject> keeper = keeper(candidate, key);
        if (keeper.isEmpty()) {
            return winner(candidate, key)
                    .filter(winner -> !refused.contains(winner.guid()))
                    .isPresent();
        }
        Candidate owner = byTarget.get(keeper.get().id());
        return owner == null
                || !owner.claims().releases(key)
                || failures.containsKey(owner.guid())
                || (!refused.contains(owner.guid())
                        && owner.claims()
                                .name()
                                .filter(name -> isCertain(owner, name, refused))
                                .isPresent());
    }

    private void fail(Candidate candidate, MatchKey key) {
        MatchKey shown = Failures.shown(candidate.desired(), key);
        failures.put(candidate.guid(), Failures.heldBy(candidate.source(), shown, named(candidate, key)));
    }

    /** Of those that cannot be served; when there are any, the contest is open again for the others. */
    Map<ObjectGuid, Failure> failures() {
        return failures;
    }

    private String named(Candidate candidate, MatchKey key) {
        return keeper(candidate, key)
                .map(Failures::named)
                .or(() -> winner(candidate, key).map(Failures::named))
                .orElseThrow();
    }

    /** What the candidates go without. */
    Map<ObjectGuid, List<HeldValue>> held() {
        Map<ObjectGuid, List<HeldValue>> held = new HashMap<>();
        for (Candidate candidate : candidates) {
            List<HeldValue> values = new ArrayList<>();
            for (MatchKey key : denied.getOrDefault(candidate.guid(), List.of())) {
                values.add(new HeldValue(
                        key, spelled(candidate, key), holder(candidate, key).orElseThrow()));
            }
            if (!values.isEmpty()) {
                values.sort(Comparator.comparing(HeldValue::key));
                held.put(candidate.guid(), values);
            }
        }
        return held;
    }

    /** The candidates without what is held. */
    Map<ObjectGuid, Candidate> served() {
        Map<ObjectGuid, Candidate> served = new HashMap<>();
        for (Candidate candidate : candidates) {
            List<MatchKey> keys = denied.getOrDefault(candidate.guid(), List.of());
            served.put(
                    candidate.guid(),
                    keys.isEmpty() ? candidate : HoldBack.from(candidate, nameInstead(candidate), addresses(keys)));
        }
        return served;
    }

    private Optional<String> nameInstead(Candidate candidate) {
        return nameless.contains(candidate.guid())
                ? presentName(candidate).or(() -> Optional.ofNullable(temporary.get(candidate.guid())))
                : Optional.empty();
    }

    /** Of a soft-deleted object nothing is kept for it. */
    private static Optional<String> presentName(Candidate candidate) {
        return candidate
                .target()
                .filter(object -> !object.deleted())
                .flatMap(object -> object.text(UniqueKeys.USER_PRINCIPAL_NAME));
    }

    private void nameTemporarily() {
        Set<String> taken = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (nameless.contains(candidate.guid()) && presentName(candidate).isEmpty()) {
                String wanted = candidate.claims().name().orElseThrow().value();
                List<String> tried = TemporaryName.candidates(wanted, candidate.guid(), view.initialDomain());
                tried.stream()
                        .filter(this::isFree)
                        .filter(taken::add)
                        .findFirst()
                        .ifPresentOrElse(
                                name -> temporary.put(candidate.guid(), name),
                                () -> failures.put(
                                        candidate.guid(),
                                        Failures.noTemporaryName(candidate.source(), wanted, tried.getFirst())));
            }
        }
    }

    private boolean isFree(String name) {
        MatchKey key = new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name);
        return view.holder(key).isEmpty() && !first.containsKey(key);
    }

    private static Set<String> addresses(List<MatchKey> keys) {
        Set<String> addresses = new TreeSet<>();
        keys.stream()
                .filter(key -> key.property().equals(UniqueKeys.PROXY_ADDRESSES))
                .forEach(key -> addresses.add(key.value()));
        return addresses;
    }

    /** As the object was to have it. */
    private static String spelled(Candidate candidate, MatchKey key) {
        PropertyValue wanted = candidate.properties().get(key.property());
        return switch (wanted) {
            case PropertyValue.Text(String text)
            when text.toLowerCase(Locale.ROOT).equals(key.value()) -> text;
            case PropertyValue.Texts(List<String> texts) ->
                texts.stream()
                        .filter(text -> UniqueKeys.address(text)
                                .filter(key.value()::equals)
                                .isPresent())
                        .findFirst()
                        .orElse(key.value());
            case null, default -> key.value();
        };
    }
}
