package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.directory.ListContainers.Page;
import org.junit.jupiter.api.Test;

/** Looking around in a directory: its tree, page by page, and objects by their names. */
abstract class BrowsingContract extends DirectoryContract {
    private static final List<String> AWKWARD = List.of(
            "Berlin, Mitte",
            "\"Quoted\" 'names'",
            "Ärzte Łódź 東京",
            "a+b=c;<d>",
            "#first",
            "*(many)*",
            "back\\slash",
            "-dashed-");

    private Page tree(String parent, String after, int most) throws LDAPException {
        return new ListContainers(connection).read(Optional.of(unit.guid(parent)), after, most);
    }

    private List<FoundObject> search(String text, String... classes) {
        return new SearchObjects(connection, List.of(classes)).find(text, 20);
    }

    @Test
    void withoutAParentTheDomainIsToldWithWhatIsRightBelow() throws LDAPException {
        unit.unit("Inner");
        unit.user("Ann");

        Page page = new ListContainers(connection).read(Optional.empty(), "", ListContainers.MOST);

        assertThat(page.parent()).hasValueSatisfying(domain -> {
            assertThat(domain.kind()).isEqualTo(TreeNode.Kind.DOMAIN);
            assertThat(domain.distinguishedName()).isEqualToIgnoringCase(forest().base());
            assertThat(domain.guid()).isEqualTo(connection.baseGuid());
        });
        assertThat(page.next()).isEmpty();
        TreeNode mine = page.children().stream()
                .filter(child -> child.distinguishedName().equalsIgnoreCase(unit.name))
                .findFirst()
                .orElseThrow();
        assertThat(mine.kind()).isEqualTo(TreeNode.Kind.ORGANIZATIONAL_UNIT);
        assertThat(mine.hasChildren()).isTrue();
        assertThat(mine.guid()).isEqualTo(unit.guid());
        assertThat(page.children())
                .extracting(TreeNode::kind)
                .contains(TreeNode.Kind.CONTAINER)
                .doesNotContain(TreeNode.Kind.OTHER);
        assertThat(page.children())
                .extracting(child -> child.name().toLowerCase(Locale.ROOT))
                .isSorted()
                .contains("users", "builtin");
    }

    @Test
    void namesComeAsTheyAreAndWhatIsBelowEachIsKnown() throws LDAPException {
        for (String name : AWKWARD) {
            String dn = unit.addNamed("OU", name, unit.name, "organizationalUnit");
            unit.addNamed("OU", "Inner", dn, "organizationalUnit");
            unit.addNamed("OU", name, dn, "organizationalUnit");
            String inner = "OU=Inner," + dn;
            unit.addNamed("CN", "Person", inner, "user");
        }

        Page page = tree(unit.name, "", 1000);

        assertThat(page.children())
                .extracting(TreeNode::name)
                .containsExactlyInAnyOrderElementsOf(AWKWARD)
                .isSortedAccordingTo((a, b) -> a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT)));
        assertThat(page.children()).allSatisfy(child -> {
            assertThat(child.hasChildren()).as(child.name()).isTrue();
            Page below = new ListContainers(connection).read(Optional.of(child.guid()), "", 10);
            assertThat(below.parent()).map(TreeNode::name).contains(child.name());
            assertThat(below.children()).extracting(TreeNode::name).containsExactlyInAnyOrder("Inner", child.name());
            assertThat(below.children()).extracting(TreeNode::hasChildren).containsOnly(false);
        });
    }

    @Test
    void manyChildrenComeInPagesByName() throws LDAPException {
        int all = 1500;
        for (int i = 0; i < all; i++) {
            unit.unit("Unit " + i);
        }
        unit.unit("Inner", "OU=Unit 7," + unit.name);
        long before = connection.searches();

        Page first = tree(unit.name, "", 1000);
        Page second = tree(unit.name, first.next(), 1000);

        assertThat(connection.searches() - before)
                .as("searches do not follow the number of children")
                .isLessThan(30);
        assertThat(first.children()).hasSize(1000);
        assertThat(second.next()).isEmpty();
        List<TreeNode> together = new ArrayList<>(first.children());
        together.addAll(second.children());
        assertThat(together).hasSize(all);
        assertThat(together).extracting(TreeNode::guid).doesNotHaveDuplicates();
        assertThat(together)
                .extracting(child -> child.name().toLowerCase(Locale.ROOT))
                .isSorted();
        assertThat(together)
                .filteredOn(TreeNode::hasChildren)
                .extracting(TreeNode::name)
                .containsExactly("Unit 7");
    }

    @Test
    void aParentThatIsGoneOrNoContainerIsTold() throws LDAPException {
        String gone = unit.unit("Gone");
        ObjectGuid guid = unit.guid(gone);
        unit.delete(gone);
        Page page = new ListContainers(connection).read(Optional.of(guid), "", 10);
        assertThat(page.parent()).isEmpty();
        assertThat(page.children()).isEmpty();

        String person = unit.user("Ann");
        Page other = tree(person, "", 10);
        assertThat(other.parent()).map(TreeNode::kind).contains(TreeNode.Kind.OTHER);
        assertThat(other.children()).isEmpty();
    }

    @Test
    void aPlaceThatNobodyWasGivenIsRefused() {
        assertThatThrownBy(() -> new ListContainers(connection).read(Optional.empty(), "x", 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListContainers(connection).read(Optional.empty(), "", 1001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void objectsAreFoundByTheBeginningOfEachOfTheirNames() throws LDAPException {
        String ann = unit.user(
                "Findable Ann",
                new Attribute("displayName", "Zz-shown Ann"),
                new Attribute("mail", "zz-post.ann@reading.test"),
                new Attribute("userPrincipalName", "zz-signs.in@reading.test"));
        ObjectGuid guid = unit.guid(ann);
        for (String text : List.of("findable", "zz-shown", "ZZ-POST", "zz-signs")) {
            assertThat(search(text, "user"))
                    .as(text)
                    .extracting(FoundObject::guid)
                    .containsExactly(guid);
        }
        assertThat(search("Ann", "user")).extracting(FoundObject::guid).doesNotContain(guid);
        assertThat(search("findable", "group", "contact")).isEmpty();
        FoundObject found = search("findable", "user").getFirst();
        assertThat(found.name()).isEqualTo("Findable Ann");
        assertThat(found.objectClass()).isEqualTo("user");
        assertThat(found.distinguishedName()).isEqualToIgnoringCase(ann);
        assertThat(found.description()).isEmpty();
    }

    @Test
    void aWholeNameOrGuidFindsTheObjectIfItIsOfTheKind() throws LDAPException {
        String group = unit.addNamed("CN", "Staff, all of \"them\"", unit.name, "group");
        unit.replace(group, "description", "Everybody");
        ObjectGuid guid = unit.guid(group);
        for (String text : List.of(
                group, group.toUpperCase(Locale.ROOT), guid.toString(), "{" + guid + "}", "Staff, all of \"th")) {
            assertThat(search(text, "group")).as(text).singleElement().satisfies(found -> {
                assertThat(found.guid()).isEqualTo(guid);
                assertThat(found.description()).isEqualTo("Everybody");
            });
        }
        assertThat(search(guid.toString(), "user")).isEmpty();
        assertThat(search("CN=Nobody," + unit.name, "group")).isEmpty();
    }

    @Test
    void noCharacterOfTheTextHasAMeaning() throws LDAPException {
        unit.addNamed("CN", "*)(objectClass=*", unit.name, "contact");
        unit.contact("Other");
        for (String text : List.of("*)(objectClass=*", "*)(", "*")) {
            assertThat(search(text, "contact"))
                    .as(text)
                    .extracting(FoundObject::name)
                    .containsExactly("*)(objectClass=*");
        }
        assertThat(search("\\2a", "contact")).isEmpty();
        assertThat(search("Ot*", "contact")).isEmpty();
    }

    @Test
    void ofManyTheFirstByNameAreTold() throws LDAPException {
        for (int i = 9; i >= 0; i--) {
            unit.group("Same beginning " + i);
        }
        assertThat(new SearchObjects(connection, List.of("group")).find("same beginning", 3))
                .extracting(FoundObject::name)
                .containsExactly("Same beginning 0", "Same beginning 1", "Same beginning 2");
    }

    @Test
    void computersAreNoUsers() throws LDAPException {
        unit.add("Workstation-9", unit.name, "computer");
        unit.user("Workstation-user");
        assertThat(search("workstation-", "user")).extracting(FoundObject::name).containsExactly("Workstation-user");
    }
}
