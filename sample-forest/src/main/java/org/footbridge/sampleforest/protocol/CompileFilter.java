package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Refusal;

/** Turns an LDAP filter into a predicate on objects; unknown attributes match nothing, as in AD. */
final class CompileFilter {
    private static final byte[] NO_BYTES = {};

    private final DirectoryStore store;
    private final ReadValues values;

    CompileFilter(DirectoryStore store) {
        this.store = store;
        this.values = new ReadValues(store, NameStyle.PLAIN);
    }

    Predicate<DirectoryObject> compile(Filter filter) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> {
                List<Predicate<DirectoryObject>> parts = parts(filter);
                yield object -> parts.stream().allMatch(part -> part.test(object));
            }
            case Filter.FILTER_TYPE_OR -> {
                List<Predicate<DirectoryObject>> parts = parts(filter);
                yield object -> parts.stream().anyMatch(part -> part.test(object));
            }
            case Filter.FILTER_TYPE_NOT ->
                compile(Objects.requireNonNull(filter.getNOTComponent())).negate();
            default ->
                store.types()
                        .find(filter.getAttributeName() == null ? "" : filter.getAttributeName())
                        .map(type -> compare(type, filter))
                        .orElse(CompileFilter::nothing);
        };
    }

    private static boolean nothing(DirectoryObject object) {
        return false;
    }

    private static byte[] assertion(Filter filter) {
        return Objects.requireNonNullElse(filter.getAssertionValueBytes(), NO_BYTES);
    }

    private List<Predicate<DirectoryObject>> parts(Filter filter) {
        List<Predicate<DirectoryObject>> parts = new ArrayList<>();
        for (Filter part : filter.getComponents()) {
            parts.add(compile(part));
        }
        return parts;
    }

    private Predicate<DirectoryObject> compare(AttributeType type, Filter filter) {
        MatchValue match = new MatchValue(store, type);
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_PRESENCE -> object -> values.count(object, type) > 0;
            case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_APPROXIMATE_MATCH ->
                equal(type, match, assertion(filter));
            case Filter.FILTER_TYPE_SUBSTRING -> any(type, match.substring(filter));
            case Filter.FILTER_TYPE_GREATER_OR_EQUAL -> any(type, match.ordered(assertion(filter), sign -> sign >= 0));
            case Filter.FILTER_TYPE_LESS_OR_EQUAL -> any(type, match.ordered(assertion(filter), sign -> sign <= 0));
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH -> extensible(type, match, filter);
            default -> CompileFilter::nothing;
        };
    }

    private Predicate<DirectoryObject> equal(AttributeType type, MatchValue match, byte[] assertion) {
        if (!match.isReference()) {
            return any(type, match.equality(assertion));
        }
        Optional<DirectoryObject> target = match.referenced(assertion);
        if (target.isEmpty()) {
            return CompileFilter::nothing;
        }
        DirectoryObject wanted = target.get();
        return switch (type.origin()) {
            case FORWARD_LINK, BACK_LINK ->
                object -> ReadValues.targets(object, type).contains(wanted);
            case SYSTEM -> object -> object == wanted;
            case STORED, CONSTRUCTED, SECRET -> {
                Predicate<byte[]> same = match.storedReference(wanted);
                yield object -> {
                    for (byte[] value : object.values(type)) {
                        if (same.test(value)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
        };
    }

    private Predicate<DirectoryObject> any(AttributeType type, Predicate<byte[]> test) {
        if (type.origin() == AttributeType.Origin.STORED && !new MatchValue(store, type).isReference()) {
            return object -> {
                for (byte[] value : object.values(type)) {
                    if (test.test(value)) {
                        return true;
                    }
                }
                return false;
            };
        }
        return object -> {
            for (ASN1OctetString value : values.all(object, type)) {
                if (test.test(value.getValue())) {
                    return true;
                }
            }
            return false;
        };
    }

    private Predicate<DirectoryObject> extensible(AttributeType type, MatchValue match, Filter filter) {
        byte[] assertion = assertion(filter);
        String rule = filter.getMatchingRuleID() == null ? "" : filter.getMatchingRuleID();
        return switch (rule) {
            case "" -> equal(type, match, assertion);
            case "1.2.840.113556.1.4.803" -> any(type, match.bits(assertion, true));
            case "1.2.840.113556.1.4.804" -> any(type, match.bits(assertion, false));
            case "1.2.840.113556.1.4.1941" -> chain(type, match, assertion);
            default ->
                throw new Refusal(
                        ResultCode.INAPPROPRIATE_MATCHING, "00000057: LdapErr: no such matching rule: " + rule);
        };
    }

    private Predicate<DirectoryObject> chain(AttributeType type, MatchValue match, byte[] assertion) {
        Optional<DirectoryObject> target = match.referenced(assertion);
        if (target.isEmpty() || !ReadValues.isLink(type)) {
            return CompileFilter::nothing;
        }
        Set<DirectoryObject> reached = new HashSet<>();
        List<DirectoryObject> open = new ArrayList<>(ReadValues.targets(target.get(), type.partner()));
        while (!open.isEmpty()) {
            DirectoryObject next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(ReadValues.targets(next, type.partner()));
            }
        }
        return reached::contains;
    }

    /** The only objects that can match, when the filter names them by GUID. */
    static Optional<Set<UUID>> pinned(Filter filter) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_EQUALITY ->
                "objectGUID".equalsIgnoreCase(filter.getAttributeName()) && assertion(filter).length == 16
                        ? Optional.of(Set.of(ObjectGuid.fromBytes(assertion(filter))))
                        : Optional.empty();
            case Filter.FILTER_TYPE_OR -> {
                Set<UUID> all = new HashSet<>();
                for (Filter part : filter.getComponents()) {
                    Optional<Set<UUID>> some = pinned(part);
                    if (some.isEmpty()) {
                        yield Optional.empty();
                    }
                    all.addAll(some.get());
                }
                yield Optional.of(all);
            }
            case Filter.FILTER_TYPE_AND -> {
                for (Filter part : filter.getComponents()) {
                    Optional<Set<UUID>> some = pinned(part);
                    if (some.isPresent()) {
                        yield some;
                    }
                }
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
