package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Members of other forests: the directory makes a foreign security principal for a security identifier that it does not
 * know, and agents tell who that stands for.
 */
abstract class ForeignPrincipalsContract {
    private static final AtomicInteger NUMBER = new AtomicInteger(1105);
    private static final List<RequestedAttribute> LINKS = List.of(
            new RequestedAttribute("description", ValueKind.TEXT), new RequestedAttribute("member", ValueKind.LINK));

    private final String sid = "S-1-5-21-4000000001-22-33-" + NUMBER.incrementAndGet();
    private final Reading reading = new Reading();
    private TestUnit unit;
    private DirectoryConnection connection;
    private String inside = "";
    private String group = "";
    private boolean made;

    protected abstract ForestAccess forest();

    @BeforeEach
    void open() throws LDAPException {
        unit = new TestUnit(forest());
        connection = forest().connect();
        inside = unit.unit("Inside");
        group = unit.add("Allies", inside, "group", new Attribute("groupType", "-2147483644"));
    }

    @AfterEach
    void close() throws LDAPException {
        if (made) {
            unit.delete(principal());
        }
        connection.close();
        unit.close();
    }

    private void addForeigner() throws LDAPException {
        unit.addValue(group, "member", "<SID=" + sid + ">");
        made = true;
    }

    private String principal() {
        return "CN=" + sid + ",CN=ForeignSecurityPrincipals," + forest().base();
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
            position = new ReadChanges(connection, settings).read(position, reading);
            assertToldAsMember(reading);

            unit.removeValue(group, "member", "<SID=" + sid + ">");
            position = new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.of(unit.guid(group)).targets("member")).isEmpty();

            ObjectGuid guid = unit.guid(principal());
            unit.delete(principal());
            made = false;
            new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.of(guid).deleted).isTrue();
        }
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
        assertThat(told.of(guid).deleted).isFalse();
    }
}
