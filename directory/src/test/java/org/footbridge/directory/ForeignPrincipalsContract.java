package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Members of other forests: the directory makes a foreign security principal for a security identifier that it does not
 * know, and agents tell who that stands for.
 */
abstract class ForeignPrincipalsContract extends DirectoryContract {
    private static final AtomicInteger NUMBER = new AtomicInteger(1105);
    private static final List<RequestedAttribute> LINKS = List.of(
            new RequestedAttribute("description", ValueKind.TEXT), new RequestedAttribute("member", ValueKind.LINK));

    private final String sid = nextIdentifier();
    private final List<String> made = new ArrayList<>();
    private String inside = "";
    private String group = "";

    /** Whether accounts without a right of their own read name and identifier only, as real directories have it. */
    protected abstract boolean hidesThem();

    @BeforeEach
    void fill() throws LDAPException {
        inside = unit.unit("Inside");
        group = unit.add("Allies", inside, "group", new Attribute("groupType", "-2147483644"));
    }

    @AfterEach
    void clear() throws LDAPException {
        for (String name : made) {
            unit.delete(name);
        }
    }

    private static String nextIdentifier() {
        return "S-1-5-21-4000000001-22-33-" + NUMBER.incrementAndGet();
    }

    private void addForeigner() throws LDAPException {
        add(sid);
    }

    private void add(String identifier) throws LDAPException {
        unit.addValue(group, "member", "<SID=" + identifier + ">");
        made.add(principal(identifier));
    }

    private ObjectGuid removePrincipal() throws LDAPException {
        ObjectGuid guid = unit.guid(principal());
        unit.delete(principal());
        made.remove(principal());
        return guid;
    }

    private String principal() {
        return principal(sid);
    }

    private String principal(String identifier) {
        return "CN=" + identifier + ",CN=ForeignSecurityPrincipals," + forest().base();
    }

    private ReadSettings settings(boolean limited, List<RequestedAttribute> attributes) throws LDAPException {
        return new ReadSettings(
                attributes, List.of("user", "group"), limited ? List.of(unit.guid(inside)) : List.of(), List.of(), 100);
    }

    @Test
    void aMemberOfAnotherForestIsToldByItsSecurityIdentifierWhereverTheScopeEnds() throws LDAPException {
        addForeigner();
        for (boolean limited : List.of(false, true)) {
            Reading whole = new Reading();
            new ReadAll(connection, settings(limited, LINKS)).read(whole);
            assertToldAsMember(whole);
        }
    }

    @Test
    void aMemberOfAnotherForestThatJoinsAndLeavesIsToldWithTheChanges() throws LDAPException {
        for (boolean limited : List.of(false, true)) {
            ReadSettings settings = settings(limited, LINKS);
            DirectoryPosition position = new ReadAll(connection, settings).read(reading);
            addForeigner();
            reading.forgetEntries();
            position = new ReadChanges(connection, settings).read(position, reading);
            assertToldAsMember(reading);
            assertThat(reading.about(unit.guid(principal()))).as("told once").hasSize(1);

            unit.removeValue(group, "member", principal());
            new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.of(unit.guid(group)).targets("member")).isEmpty();
            removePrincipal();
        }
    }

    @Test
    void manyThatJoinCostNoMoreRequestsThanOne() throws LDAPException {
        ReadSettings settings = settings(true, LINKS);
        DirectoryPosition position = new ReadAll(connection, settings).read(reading);
        List<Long> asked = new ArrayList<>();
        // no more than a directory tells at once
        for (int joining : List.of(1, 3)) {
            for (int i = 0; i < joining; i++) {
                add(nextIdentifier());
            }
            long before = connection.searches();
            position = new ReadChanges(connection, settings).read(position, reading);
            asked.add(connection.searches() - before);
        }
        assertThat(asked.getFirst()).isEqualTo(asked.getLast());
        for (String name : made) {
            assertThat(reading.of(unit.guid(name)).rdn).isEqualTo(name.substring(0, name.indexOf(',')));
        }
    }

    @Test
    void aMemberOfAnotherForestIsToldWithTheGroupThatIsReadByItself() throws LDAPException {
        addForeigner();
        new ReadObjects(connection, settings(true, LINKS)).read(List.of(unit.guid(group)), reading);
        assertToldAsMember(reading);
    }

    @Test
    void theEndOfOneIsToldWithTheChangesToAnAccountThatMayReadAllOfIt() throws LDAPException {
        addForeigner();
        Credentials reader = forest().readerOfForeignPrincipals();
        try (DirectoryConnection all = new ConnectDirectory(forest().location(), reader).connect()) {
            DirectoryPosition position = new ReadAll(all, settings(true, LINKS)).read(reading);
            assertToldAsMember(reading);
            ObjectGuid guid = removePrincipal();
            new ReadChanges(all, settings(true, LINKS)).read(position, reading);
            assertThat(reading.of(guid).deleted).isTrue();
        }
    }

    @Test
    void theCheckSaysWhetherTheEndOfOneCanBeSeen() {
        for (Credentials account : List.of(forest().readerOfForeignPrincipals(), forest().plain())) {
            assertThat(new CheckDirectory(new ConnectDirectory(forest().location(), account), List.of()).check())
                    .filteredOn(result -> result.name().equals("foreign-principals"))
                    .singleElement()
                    .satisfies(result -> assertThat(result.level())
                            .isEqualTo(
                                    account.equals(forest().plain()) && hidesThem()
                                            ? CheckResult.Level.WARN
                                            : CheckResult.Level.OK));
        }
    }

    @Test
    void theEndOfOneIsToldByAWholeReadingInAnyCase() throws LDAPException {
        addForeigner();
        ObjectGuid guid = removePrincipal();
        new ReadAll(connection, settings(true, LINKS)).read(reading);
        assertThat(reading.of(guid).deleted).isTrue();
    }

    @Test
    void withoutLinksNobodyAsksForThem() throws LDAPException {
        addForeigner();
        new ReadAll(connection, settings(false, LINKS.subList(0, 1))).read(reading);
        assertThat(reading.staged).doesNotContainKey(unit.guid(principal())).containsKey(unit.guid(group));
    }

    private void assertToldAsMember(Reading told) throws LDAPException {
        ObjectGuid guid = unit.guid(principal());
        assertThat(told.of(unit.guid(group)).targets("member")).containsExactly(guid);
        assertThat(told.of(guid).objectClass).isEqualTo("foreignSecurityPrincipal");
        assertThat(told.of(guid).rdn).isEqualTo("CN=" + sid);
        assertThat(told.of(guid).parent).isEqualTo(unit.guid("CN=ForeignSecurityPrincipals," + forest().base()));
        assertThat(told.of(guid).deleted).isFalse();
    }
}
