package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of names and places. New names are fresh, so none is taken where it comes to. */
final class PlaceChanges {
    private final Playground playground;
    private final String elsewhere;

    PlaceChanges(Playground playground, String elsewhere) {
        this.playground = playground;
        this.elsewhere = elsewhere;
    }

    Optional<Step> renamePerson() throws LDAPException {
        return rename(Sort.PERSON, playground.chance(2));
    }

    Optional<Step> renameGroup() throws LDAPException {
        return rename(Sort.GROUP, playground.chance(2));
    }

    private Optional<Step> rename(Sort sort, boolean accountToo) throws LDAPException {
        String rdn = Names.escaped("CN", playground.freshName());
        String account = playground.freshWord();
        return playground
                .any(sort)
                .map(entry -> new Step(
                        entry.getDN() + ": rename to " + rdn + (accountToo ? " and account to " + account : ""),
                        connection -> {
                            connection.modifyDN(entry.getDN(), rdn, true);
                            if (accountToo) {
                                connection.modify(
                                        Playground.reference(entry),
                                        new Modification(ModificationType.REPLACE, "sAMAccountName", account));
                            }
                        }));
    }

    Optional<Step> move() throws LDAPException {
        Sort sort = playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.PERSON, Sort.GROUP, Sort.CONTACT));
        return move(sort, playground.anyPlace());
    }

    Optional<Step> moveElsewhere() throws LDAPException {
        return move(playground.chance(4) ? Sort.GROUP : Sort.PERSON, elsewhere);
    }

    private Optional<Step> move(Sort sort, String place) throws LDAPException {
        return playground
                .any(sort)
                .filter(entry -> !Names.sameDn(parent(entry), place))
                .map(entry -> new Step(
                        entry.getDN() + ": move to " + place,
                        connection -> connection.modifyDN(entry.getDN(), Playground.rdn(entry), true, place)));
    }

    Optional<Step> renameUnit() throws LDAPException {
        String rdn = Names.escaped("OU", playground.freshName());
        return playground
                .any(Sort.UNIT)
                .map(entry -> new Step(
                        entry.getDN() + ": rename to " + rdn,
                        connection -> connection.modifyDN(entry.getDN(), rdn, true)));
    }

    /** With everybody below it; under a fresh name, since the old one may be taken at the new place. */
    Optional<Step> moveUnit() throws LDAPException {
        String rdn = Names.escaped("OU", playground.freshName());
        String place = playground.chance(5) ? elsewhere : playground.anyPlace();
        return playground
                .any(Sort.UNIT)
                .filter(entry -> !Names.isBelow(place, entry.getDN()) && !Names.sameDn(parent(entry), place))
                .map(entry -> new Step(
                        entry.getDN() + ": move with everything below to " + rdn + "," + place,
                        connection -> connection.modifyDN(entry.getDN(), rdn, true, place)));
    }

    private static String parent(SearchResultEntry entry) {
        return Names.parent(entry.getDN());
    }
}
