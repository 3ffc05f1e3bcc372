package org.footbridge.acceptance;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of one attribute of one object that is picked at random: its values are set, changed, cleared. */
final class AttributeSteps {
    private static final int MOST_VALUES = 6;

    private final Playground playground;

    AttributeSteps(Playground playground) {
        this.playground = playground;
    }

    /** Sets the value, or removes what is there. */
    Optional<Step> change(Sort sort, String attribute, String value) throws LDAPException {
        return playground
                .any(sort, attribute)
                .map(entry -> entry.hasAttribute(attribute) && playground.chance(3)
                        ? remove(entry, attribute)
                        : PersonChanges.step(
                                entry,
                                "set " + attribute + " to '" + value + "'",
                                new Modification(REPLACE, attribute, value)));
    }

    Optional<Step> change(Sort sort, String attribute, byte[]... values) throws LDAPException {
        return playground
                .any(sort, attribute)
                .map(entry -> entry.hasAttribute(attribute) && playground.chance(3)
                        ? remove(entry, attribute)
                        : PersonChanges.step(
                                entry,
                                "set " + attribute + " to " + values.length + " values",
                                new Modification(REPLACE, attribute, values)));
    }

    /** Replaces all values, adds some, takes one away, or takes all away. */
    Optional<Step> several(Sort sort, String attribute) throws LDAPException {
        String[] fresh = IntStream.rangeClosed(0, playground.below(MOST_VALUES))
                .mapToObj(each -> playground.freshText())
                .toArray(String[]::new);
        int how = playground.below(4);
        return playground.any(sort, attribute).map(entry -> {
            if (!entry.hasAttribute(attribute) || how == 0) {
                return PersonChanges.step(
                        entry,
                        "set " + attribute + " to " + fresh.length + " values",
                        new Modification(REPLACE, attribute, fresh));
            }
            return switch (how) {
                case 1 -> addAndRemove(entry, attribute, fresh);
                case 2 -> remove(entry, attribute);
                default ->
                    PersonChanges.step(
                            entry,
                            "add " + fresh.length + " values to " + attribute,
                            new Modification(ADD, attribute, fresh));
            };
        });
    }

    private Step addAndRemove(SearchResultEntry entry, String attribute, String[] fresh) {
        List<String> old = List.of(PersonChanges.values(entry, attribute));
        return PersonChanges.step(
                entry,
                "another value of " + attribute + " instead of one of " + old.size(),
                new Modification(DELETE, attribute, playground.pick(old)),
                new Modification(ADD, attribute, fresh[0]));
    }

    private static Step remove(SearchResultEntry entry, String attribute) {
        return PersonChanges.step(entry, "remove " + attribute, new Modification(DELETE, attribute));
    }
}
