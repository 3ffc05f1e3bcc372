package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Random changes of all kinds to a directory over LDAP: attributes of every form, names, places, memberships, births, deaths and
 * resurrections. The same seed on the same directory makes the same changes. Every change obeys the directory's rules;
 * one that is refused all the same is reported. Not thread-safe.
 */
public final class SambaChanges {
    private static final int TRIES = 200;
    private static final String ELSEWHERE = "OU=Elsewhere";

    private interface Proposal {
        Optional<Step> propose() throws LDAPException;
    }

    private record Weighted(int weight, Proposal proposal) {}

    private final LDAPConnection connection;
    private final Random kinds;
    private final List<Weighted> proposals;
    private final int weights;
    private int made;

    /**
     * @param connection bound as an administrator
     * @param root distinguished name of the unit below which everything happens; its sibling {@code OU=Elsewhere} is
     *     made, where things move out of a scope that is the root
     */
    public SambaChanges(LDAPConnection connection, String root, long seed) throws LDAPException {
        this.connection = connection;
        this.kinds = new Random(~seed);
        Playground playground = new Playground(connection, root, seed);
        String elsewhere = ELSEWHERE + root.substring(root.indexOf(','));
        makeUnit(elsewhere);
        PersonChanges person = new PersonChanges(playground);
        PlaceChanges place = new PlaceChanges(playground, elsewhere);
        LinkChanges link = new LinkChanges(playground);
        DetailChanges detail = new DetailChanges(playground);
        ServerChanges server = new ServerChanges(playground);
        LifeChanges life = new LifeChanges(playground);
        this.proposals = List.of(
                new Weighted(10, person::setText),
                new Weighted(5, person::removeText),
                new Weighted(3, person::changeCountry),
                new Weighted(3, person::changeSignInName),
                new Weighted(3, person::changeMail),
                new Weighted(4, person::addAddress),
                new Weighted(3, person::removeAddress),
                new Weighted(4, person::disableOrEnable),
                new Weighted(3, person::expireOrNot),
                new Weighted(1, person::excludeOrInclude),
                new Weighted(3, detail::changeText),
                new Weighted(4, detail::changeSeveral),
                new Weighted(3, detail::changePhoto),
                new Weighted(2, detail::changeCertificates),
                new Weighted(5, server::changeExtensionAttribute),
                new Weighted(3, server::changeText),
                new Weighted(3, server::changeNumber),
                new Weighted(4, server::changeTruth),
                new Weighted(2, server::changeTime),
                new Weighted(2, server::changeBytes),
                new Weighted(3, server::changeSeveral),
                new Weighted(2, server::changeRecipientType),
                new Weighted(1, server::changeUsageLocation),
                new Weighted(2, server::beginOrEndMail),
                new Weighted(3, person::changeGroupText),
                new Weighted(1, person::turnSecurityGroup),
                new Weighted(4, place::renamePerson),
                new Weighted(2, place::renameGroup),
                new Weighted(5, place::move),
                new Weighted(2, place::moveElsewhere),
                new Weighted(2, place::renameUnit),
                new Weighted(2, place::moveUnit),
                new Weighted(8, link::addMember),
                new Weighted(6, link::removeMember),
                new Weighted(3, link::nestGroup),
                new Weighted(4, link::setManager),
                new Weighted(2, link::removeManager),
                new Weighted(5, link::addReference),
                new Weighted(3, link::removeReference),
                new Weighted(4, life::createPerson),
                new Weighted(2, life::createGroup),
                new Weighted(2, life::createContact),
                new Weighted(1, life::createUnit),
                new Weighted(4, life::deletePerson),
                new Weighted(1, life::deleteGroup),
                new Weighted(1, life::deleteContact),
                new Weighted(3, life::reanimate));
        this.weights = proposals.stream().mapToInt(Weighted::weight).sum();
    }

    /** Makes n changes one after the other and tells what each was. */
    public List<Change> make(int n) throws LDAPException {
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < n; index++) {
            changes.add(makeOne());
        }
        return changes;
    }

    private Change makeOne() throws LDAPException {
        Step step = next();
        try {
            step.operation().run(connection);
            return new Change(++made, step.description(), Optional.empty());
        } catch (LDAPException refused) {
            return new Change(
                    ++made,
                    step.description(),
                    Optional.of(refused.getResultCode() + " " + refused.getDiagnosticMessage()));
        }
    }

    private Step next() throws LDAPException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Step> step = chooseKind().propose();
            if (step.isPresent()) {
                return step.get();
            }
        }
        throw new IllegalStateException("no change fits the directory: it holds too little");
    }

    private Proposal chooseKind() {
        int point = kinds.nextInt(weights);
        for (Weighted weighted : proposals) {
            point -= weighted.weight();
            if (point < 0) {
                return weighted.proposal();
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    private void makeUnit(String dn) throws LDAPException {
        try {
            connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
        } catch (LDAPException refused) {
            if (!refused.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
                throw refused;
            }
        }
    }
}
