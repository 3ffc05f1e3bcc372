package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random changes of all kinds to a directory over LDAP: attributes of every form, names, places, memberships, births,
 * deaths and resurrections. The same seed on the same directory makes the same changes. Every change obeys the
 * directory's rules; one that is refused all the same is reported. Not thread-safe.
 */
public final class DirectoryChanges {
    private static final int TRIES = 200;
    private static final String ELSEWHERE = "OU=Elsewhere";

    private interface Proposal {
        Optional<Step> propose() throws LDAPException;
    }

    private record Weighted(int weight, String kind, Proposal proposal) {}

    private record Chosen(String kind, Step step) {}

    private final Random kinds;
    private final Playground playground;
    private final ForeignChanges foreign;
    private final List<Weighted> proposals;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int weights;
    private int made;

    /**
     * @param connection bound as an administrator
     * @param root distinguished name of the unit below which everything happens; its sibling {@code OU=Elsewhere} is
     *     made, where things move out of a scope that is the root
     */
    public DirectoryChanges(LDAPConnection connection, String root, long seed) throws LDAPException {
        this.kinds = new Random(~seed);
        String elsewhere = ELSEWHERE + root.substring(root.indexOf(','));
        makeUnit(connection, elsewhere);
        this.playground = new Playground(connection, root, seed);
        this.foreign = new ForeignChanges(playground);
        PersonChanges person = new PersonChanges(playground);
        PlaceChanges place = new PlaceChanges(playground, elsewhere);
        LinkChanges link = new LinkChanges(playground);
        DetailChanges detail = new DetailChanges(playground);
        ServerChanges server = new ServerChanges(playground);
        LifeChanges life = new LifeChanges(playground);
        BulkChanges bulk = new BulkChanges(playground);
        ReuseChanges reuse = new ReuseChanges(playground);
        this.proposals = new ArrayList<>(List.of(
                new Weighted(10, "set text", person::setText),
                new Weighted(5, "remove text", person::removeText),
                new Weighted(3, "change country", person::changeCountry),
                new Weighted(3, "change sign-in name", person::changeSignInName),
                new Weighted(3, "change mail", person::changeMail),
                new Weighted(4, "add address", person::addAddress),
                new Weighted(3, "remove address", person::removeAddress),
                new Weighted(4, "disable or enable", person::disableOrEnable),
                new Weighted(3, "expire or not", person::expireOrNot),
                new Weighted(1, "exclude or include", person::excludeOrInclude),
                new Weighted(3, "change text", detail::changeText),
                new Weighted(4, "change several", detail::changeSeveral),
                new Weighted(3, "change photo", detail::changePhoto),
                new Weighted(2, "change certificates", detail::changeCertificates),
                new Weighted(5, "change extension attribute", server::changeExtensionAttribute),
                new Weighted(3, "change text of a mail server", server::changeText),
                new Weighted(3, "change number of a mail server", server::changeNumber),
                new Weighted(4, "change truth of a mail server", server::changeTruth),
                new Weighted(2, "change time of a mail server", server::changeTime),
                new Weighted(2, "change bytes of a mail server", server::changeBytes),
                new Weighted(3, "change several of a mail server", server::changeSeveral),
                new Weighted(2, "change recipient type", server::changeRecipientType),
                new Weighted(1, "change usage location", server::changeUsageLocation),
                new Weighted(2, "begin or end mail", server::beginOrEndMail),
                new Weighted(3, "change group text", person::changeGroupText),
                new Weighted(1, "turn security group", person::turnSecurityGroup),
                new Weighted(4, "rename person", place::renamePerson),
                new Weighted(2, "rename group", place::renameGroup),
                new Weighted(5, "move", place::move),
                new Weighted(2, "move elsewhere", place::moveElsewhere),
                new Weighted(3, "rename unit", place::renameUnit),
                new Weighted(3, "move unit", place::moveUnit),
                new Weighted(8, "add member", link::addMember),
                new Weighted(6, "remove member", link::removeMember),
                new Weighted(3, "nest group", link::nestGroup),
                new Weighted(1, "close circle", link::closeCircle),
                new Weighted(1, "hold itself", link::holdItself),
                new Weighted(4, "set manager", link::setManager),
                new Weighted(2, "set manager again and again", link::setManagerAgainAndAgain),
                new Weighted(2, "remove manager", link::removeManager),
                new Weighted(5, "add reference", link::addReference),
                new Weighted(3, "remove reference", link::removeReference),
                new Weighted(1, "add members", bulk::addMembers),
                new Weighted(1, "remove members", bulk::removeMembers),
                new Weighted(1, "delete unit", bulk::deleteUnit),
                new Weighted(2, "replace person", reuse::replacePerson),
                new Weighted(1, "replace group", reuse::replaceGroup),
                new Weighted(4, "create person", life::createPerson),
                new Weighted(2, "create group", life::createGroup),
                new Weighted(2, "create contact", life::createContact),
                new Weighted(1, "create unit", life::createUnit),
                new Weighted(4, "delete person", life::deletePerson),
                new Weighted(1, "delete group", life::deleteGroup),
                new Weighted(1, "delete contact", life::deleteContact),
                new Weighted(3, "reanimate", life::reanimate)));
        this.weights = proposals.stream().mapToInt(Weighted::weight).sum();
    }

    /**
     * From now on objects of another directory are referred to as well.
     *
     * @param sameForest whether both are domains of one forest; else its people and groups become foreign security
     *     principals
     */
    public void referTo(DirectoryChanges other, boolean sameForest) {
        foreign.referTo(other.playground, sameForest);
        add(new Weighted(5, "add foreign member", foreign::addMember));
        add(new Weighted(3, "remove foreign member", foreign::removeMember));
        if (sameForest) {
            add(new Weighted(3, "set foreign manager", foreign::setManager));
        }
    }

    private void add(Weighted further) {
        proposals.add(further);
        weights += further.weight();
    }

    /** Makes n changes one after the other and tells what each was. */
    public List<Change> make(int n) throws LDAPException {
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < n; index++) {
            changes.add(makeOne(next()));
        }
        return changes;
    }

    /**
     * Makes n changes of one kind, fewer when there is nothing left to change so.
     *
     * @param kind of {@link #kinds}
     */
    public List<Change> make(String kind, int n) throws LDAPException {
        Weighted weighted = proposals.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kind of change called " + kind));
        List<Change> changes = new ArrayList<>();
        for (int index = 0; index < n; index++) {
            Optional<Step> step = weighted.proposal().propose();
            if (step.isEmpty()) {
                return changes;
            }
            changes.add(makeOne(new Chosen(kind, step.get())));
        }
        return changes;
    }

    /** From now on another server of the same directory is looked at and changed. */
    public void goTo(LDAPConnection server) {
        playground.goTo(server);
    }

    /**
     * All servers of the directory have heard of everything. From now on what is deleted is reanimated only after the next
     * such moment: where one server hears of both at once, its links stay, where the other has ended them.
     */
    public void replicated() {
        playground.replicated();
    }

    /** The names of all kinds. */
    public List<String> kinds() {
        return proposals.stream().map(Weighted::kind).toList();
    }

    /** How many changes of each kind were made, refused ones not counted, by the name of the kind. */
    public Map<String, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    private Change makeOne(Chosen chosen) {
        Step step = chosen.step();
        try {
            step.operation().run(playground.connection());
            counts.merge(chosen.kind(), 1, Integer::sum);
            return new Change(++made, step.description(), Optional.empty());
        } catch (LDAPException refused) {
            return new Change(
                    ++made,
                    step.description(),
                    Optional.of(refused.getResultCode() + " " + refused.getDiagnosticMessage()));
        }
    }

    private Chosen next() throws LDAPException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Weighted weighted = choose();
            Optional<Step> step = weighted.proposal().propose();
            if (step.isPresent()) {
                return new Chosen(weighted.kind(), step.get());
            }
        }
        throw new IllegalStateException("no change fits the directory: it holds too little");
    }

    private Weighted choose() {
        int point = kinds.nextInt(weights);
        for (Weighted weighted : proposals) {
            point -= weighted.weight();
            if (point < 0) {
                return weighted;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    private static void makeUnit(LDAPConnection connection, String dn) throws LDAPException {
        try {
            connection.add(dn, new Attribute("objectClass", "organizationalUnit"));
        } catch (LDAPException refused) {
            if (!refused.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
                throw refused;
            }
        }
    }
}
