package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * The objects that random changes may touch, known by GUID so that moves and renames do not matter, and the choices
 * among them. Not thread-safe.
 */
final class Playground {
    /** Holds the source anchor when it is not the objectGUID. */
    static final String ANCHOR = "mS-DS-ConsistencyGuid";

    /** What changes tell apart. */
    enum Sort {
        PERSON,
        GROUP,
        CONTACT,
        UNIT
    }

    /** Something deleted that may come back. */
    record Tombstone(Sort sort, UUID guid, String rdn) {}

    private static final List<String> WORDS = List.of(
            "Ahorn",
            "Bäume",
            "Cédric",
            "Doğan",
            "Eichhörnchen",
            "Føroyar",
            "Gdańsk",
            "Håkan",
            "Île",
            "Jõgeva",
            "Köln",
            "Łódź",
            "Málaga",
            "Niño",
            "Orléans",
            "Plzeň",
            "Quay",
            "Rhône",
            "Šibenik",
            "Tromsø",
            "Überlingen",
            "Vienna");

    /**
     * Everything that RFC 4514 2.4 has escaped, blanks at the ends, and characters beyond the first 65,536. No equals signs:
     * Samba makes objects of such names and then often refuses to rename anything to one (error 2095).
     */
    private static final List<String> AWKWARD = List.of(
            "%, von",
            ", %",
            "%,",
            "% + %",
            "+%",
            "\"%\"",
            "% \"so\"",
            "back\\%",
            "%\\",
            "<%>",
            "%; %",
            "#%",
            "% #1",
            "  %",
            "%  ",
            " % ",
            "%*(&|!)",
            "%/0",
            "% \uD83E\uDD8A",
            "\uD835\uDD05 %",
            "\u65E5\u672C %");

    private final String root;
    private final String domainDn;
    private final Random random;
    private final long seed;
    private final boolean mailSchema;
    private final Map<Sort, List<UUID>> living = new EnumMap<>(Sort.class);
    private final List<Tombstone> tombstones = new ArrayList<>();
    /** Of which another server may not have heard. */
    private final List<Tombstone> unheard = new ArrayList<>();

    private boolean replicates;
    private LDAPConnection connection;
    private LdapSession session;
    private int fresh;

    Playground(LDAPConnection connection, String root, long seed) throws LDAPException {
        this.connection = connection;
        this.session = new LdapSession(connection);
        this.root = root;
        this.seed = seed;
        this.random = new Random(seed);
        SearchResultEntry server = session.entry("", "defaultNamingContext", "schemaNamingContext")
                .orElseThrow(() -> new IllegalStateException("the server shows no root entry"));
        this.domainDn = String.valueOf(server.getAttributeValue("defaultNamingContext"));
        this.mailSchema = !session.all(
                        String.valueOf(server.getAttributeValue("schemaNamingContext")),
                        "(lDAPDisplayName=mailNickname)",
                        "cn")
                .isEmpty();
        for (Sort sort : Sort.values()) {
            living.put(sort, new ArrayList<>());
        }
        take(root);
    }

    /** From now on another server of the same directory is asked. */
    void goTo(LDAPConnection server) {
        connection = server;
        session = new LdapSession(server);
    }

    LDAPConnection connection() {
        return connection;
    }

    private void take(String base) throws LDAPException {
        List<SearchResultEntry> found = new ArrayList<>(session.all(
                base,
                "(&(|(objectClass=user)(objectClass=group)(objectClass=contact)(objectClass=organizationalUnit))"
                        + "(!(objectClass=computer)))",
                "objectGUID",
                "objectClass"));
        found.sort(Comparator.comparing(SearchResultEntry::getDN));
        found.stream()
                .filter(entry -> !entry.getDN().equalsIgnoreCase(root))
                .forEach(entry -> list(sort(entry)).add(guid(entry)));
    }

    private static Sort sort(SearchResultEntry entry) {
        return entry.hasAttributeValue("objectClass", "organizationalUnit")
                ? Sort.UNIT
                : entry.hasAttributeValue("objectClass", "group")
                        ? Sort.GROUP
                        : entry.hasAttributeValue("objectClass", "contact") ? Sort.CONTACT : Sort.PERSON;
    }

    static UUID guid(SearchResultEntry entry) {
        byte[] raw = entry.getAttributeValueBytes("objectGUID");
        if (raw == null) {
            throw new IllegalStateException(entry.getDN() + " shows no objectGUID");
        }
        return OnPremisesEntry.guid(raw);
    }

    private List<UUID> list(Sort sort) {
        return living.computeIfAbsent(sort, key -> new ArrayList<>());
    }

    /** A random object of a sort with some attributes. */
    Optional<SearchResultEntry> any(Sort sort, String... attributes) throws LDAPException {
        List<UUID> candidates = list(sort);
        return candidates.isEmpty()
                ? Optional.empty()
                : session.entry(reference(candidates.get(random.nextInt(candidates.size()))), with(attributes));
    }

    /** Up to as many different objects of a sort as asked for. */
    List<SearchResultEntry> several(Sort sort, int atMost, String... attributes) throws LDAPException {
        List<UUID> candidates = new ArrayList<>(list(sort));
        List<SearchResultEntry> found = new ArrayList<>();
        while (!candidates.isEmpty() && found.size() < atMost) {
            UUID guid = candidates.remove(random.nextInt(candidates.size()));
            session.entry(reference(guid), with(attributes)).ifPresent(found::add);
        }
        return found;
    }

    private static String[] with(String... attributes) {
        String[] more = Arrays.copyOf(attributes, attributes.length + 1);
        more[attributes.length] = "objectGUID";
        return more;
    }

    /** A distinguished name that stays true when the object is moved (MS-ADTS 3.1.1.3.1.2.4). */
    static String reference(UUID guid) {
        return "<GUID=" + guid + ">";
    }

    static String reference(SearchResultEntry entry) {
        return reference(guid(entry));
    }

    /** Where something may be put: the root or any unit below or, not as often, beside it. */
    String anyPlace() throws LDAPException {
        return any(Sort.UNIT)
                .map(SearchResultEntry::getDN)
                .filter(place -> Names.isBelow(place, root) || chance(4))
                .orElse(root);
    }

    void born(Sort sort, String dn) throws LDAPException {
        SearchResultEntry entry = session.entry(dn, "objectGUID")
                .orElseThrow(() -> new IllegalStateException(dn + " was made and is not there"));
        list(sort).add(guid(entry));
    }

    /**
     * What had an anchor of its own is not to come back: a tombstone does not keep it (MS-ADTS 3.1.1.5.5.1.1), and an
     * object whose anchor is lost is refused, as it must be.
     */
    void died(Sort sort, SearchResultEntry entry) {
        list(sort).remove(guid(entry));
        if (!entry.hasAttribute(ANCHOR)) {
            (replicates ? unheard : tombstones).add(new Tombstone(sort, guid(entry), rdn(entry)));
        }
    }

    /** Gone, and not to come back: its names are somebody else's. */
    void forget(Sort sort, SearchResultEntry entry) {
        list(sort).remove(guid(entry));
    }

    /** With everything below it, which may not be more than a few objects. */
    void diedWith(SearchResultEntry unit, List<SearchResultEntry> below) {
        below.forEach(entry -> {
            if (entry.hasAttributeValue("objectClass", "organizationalUnit")
                    || !list(sort(entry)).contains(guid(entry))) {
                forget(sort(entry), entry);
            } else {
                died(sort(entry), entry);
            }
        });
        forget(Sort.UNIT, unit);
    }

    void replicated() {
        replicates = true;
        tombstones.addAll(unheard);
        unheard.clear();
    }

    void returned(Tombstone tombstone) {
        tombstones.remove(tombstone);
        list(tombstone.sort()).add(tombstone.guid());
    }

    Optional<Tombstone> anyTombstone() {
        return tombstones.isEmpty() ? Optional.empty() : Optional.of(pick(tombstones));
    }

    static String rdn(SearchResultEntry entry) {
        return Names.firstComponent(entry.getDN());
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number that no other change of this seed has. */
    int freshNumber() {
        return ++fresh;
    }

    /** Text that occurs once; sometimes with blanks around it, which a mapping has to take off. */
    String freshText() {
        String text = pick(WORDS) + " " + freshNumber();
        return chance(6) ? "  " + text + " " : text;
    }

    /** The value of a relative name: text that occurs once, sometimes with what has to be escaped or is rare. */
    String freshName() {
        String text = freshText().strip();
        return chance(4) ? pick(AWKWARD).replace("%", text) : text;
    }

    /** A word of ASCII letters and digits that occurs once in any directory changed by any seed. */
    String freshWord() {
        return "c" + Long.toString(seed & 0xFFFFF, 36) + "n" + freshNumber();
    }

    String dnsName() {
        return domainDn.substring("DC=".length()).replaceAll("(?i),DC=", ".").toLowerCase(Locale.ROOT);
    }

    String root() {
        return root;
    }

    boolean hasMailSchema() {
        return mailSchema;
    }

    LdapSession session() {
        return session;
    }
}
