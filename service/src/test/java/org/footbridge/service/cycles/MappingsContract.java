package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an administrator's choices of mappings do, on every database that the service runs on. */
abstract class MappingsContract {
    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;

    @SuppressWarnings("NullAway.Init")
    MappingsContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, definition("{}"));
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** @param choices YAML of everything but the directory */
    private static String definition(String choices) {
        ObjectNode node = (ObjectNode) new YAMLMapper().readTree(choices);
        return node.put("directory", "corp.example").toString();
    }

    private void choose(String choices) {
        bench.save(definition(choices));
    }

    private void succeed() {
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    /** The requests of the cycle that follows from what was saved. */
    private List<Request> replanned() {
        directory.requests.clear();
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        return directory.requests;
    }

    private JsonNode property(String name, String property) {
        return JsonMapper.shared().readTree(bench.strings("""
                        select properties::text from directory_object
                        where properties ->> 'displayName' = ? and deleted_at is null
                        """, name).getFirst()).path(property);
    }

    private String staged(Thing thing) {
        return bench.strings("select attributes::text from source_object where guid = '" + thing.guid + "'")
                .getFirst();
    }

    @Test
    void aChangedMappingIsAppliedWithoutAskingTheDirectory() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        directory.user(staff, "Ben");
        succeed();

        choose("{mappings: {set: [{object: user, target: jobTitle, expression: 'ToUpper([title], )'}]}}");
        assertThat(replanned()).as("requests to the directory").isEmpty();

        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("HEAD");
        assertThat(bench.account())
                .containsEntry("kind", "replan")
                .containsEntry("updated", 1)
                .containsEntry("created", 0);
    }

    @Test
    void anAttributeThatWasNeverMappedBeforeIsReadAlone() {
        for (int i = 0; i < 8; i++) {
            directory.set(directory.user(staff, "Person " + i), "badgeColour", "colour " + i);
        }
        succeed();

        choose("{mappings: {set: [{object: user, target: officeLocation, source: badgeColour}]}}");
        assertThat(replanned())
                .extracting(Request::getBodyCase)
                .containsExactly(Request.BodyCase.READ_ATTRIBUTES, Request.BodyCase.READ_CHANGES);

        assertThat(directory
                        .requests
                        .getFirst()
                        .getReadAttributes()
                        .getSettings()
                        .getAttributesList())
                .extracting(AttributeRequest::getName)
                .containsExactly("badgeColour");
        assertThat(bench.property("Person 7", "officeLocation")).isEqualTo("colour 7");
        assertThat(bench.account()).containsEntry("updated", 8).containsEntry("read", 0);
    }

    @Test
    void aReferenceThatWasNotMappedBeforeIsReadAlone() {
        choose("{mappings: {remove: [{target: manager, values: keep}]}}");
        Thing boss = directory.user(staff, "Boss");
        for (int i = 0; i < 5; i++) {
            directory.link(directory.user(staff, "Person " + i), "manager", boss);
        }
        succeed();
        assertThat(bench.references("Person 4", "manager")).isEmpty();
        assertThat(bench.strings("select attribute from source_link_value")).isEmpty();

        choose("{}");
        assertThat(replanned())
                .extracting(Request::getBodyCase)
                .containsExactly(Request.BodyCase.READ_ATTRIBUTES, Request.BodyCase.READ_CHANGES);
        assertThat(bench.references("Person 4", "manager")).containsExactly("Boss");

        choose("{mappings: {remove: [{target: manager, values: keep}]}}");
        assertThat(replanned()).isEmpty();
        assertThat(bench.references("Person 4", "manager")).as("kept").containsExactly("Boss");
        assertThat(bench.strings("select attribute from source_link_value")).isEmpty();
    }

    @Test
    void aRemovedPropertyThatIsKeptStaysAsItIsAndIsNotUpdatedAnyMore() {
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        succeed();

        choose("{mappings: {remove: [{target: jobTitle, values: keep}]}}");
        assertThat(replanned()).isEmpty();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.account()).containsEntry("updated", 0);
        assertThat(staged(ann)).as("let go").doesNotContain("\"title\"");

        directory.set(ann, "title", "Assistant");
        succeed();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
    }

    @Test
    void aRemovedPropertyThatIsClearedIsTakenFromEveryObject() {
        for (int i = 0; i < 5; i++) {
            directory.set(directory.user(staff, "Person " + i), "title", "Head");
        }
        succeed();

        choose("{mappings: {remove: [{target: jobTitle, values: clear}]}}");
        assertThat(replanned()).isEmpty();
        assertThat(bench.strings("select id::text from directory_object where jsonb_exists(properties, 'jobTitle')"))
                .isEmpty();
        assertThat(bench.account()).containsEntry("updated", 5);

        bench.jdbc.sql("update job set replan_requested = true").update();
        assertThat(replanned()).isEmpty();
        assertThat(bench.account()).containsEntry("updated", 0);
    }

    @Test
    void aRemovedReferenceThatIsClearedIsTakenFromEveryObject() {
        Thing boss = directory.user(staff, "Boss");
        Thing contact = directory.add("contact", staff, "Agency");
        directory.set(contact, "proxyAddresses", "SMTP:agency@corp.example");
        directory.link(contact, "manager", boss);
        for (int i = 0; i < 5; i++) {
            directory.link(directory.user(staff, "Person " + i), "manager", boss);
        }
        succeed();
        assertThat(bench.references("Agency", "manager")).containsExactly("Boss");

        choose("{mappings: {remove: [{object: user, target: manager, values: clear}]}}");
        assertThat(replanned()).isEmpty();
        assertThat(bench.references("Person 4", "manager")).isEmpty();
        assertThat(bench.references("Agency", "manager")).as("of another class").containsExactly("Boss");
        assertThat(bench.account()).containsEntry("updated", 5);

        directory.link(directory.user(staff, "Person 5"), "manager", boss);
        succeed();
        assertThat(bench.references("Person 5", "manager")).isEmpty();

        choose("{}");
        assertThat(replanned()).as("the link is staged for contacts").isEmpty();
        assertThat(bench.references("Person 4", "manager")).containsExactly("Boss");
        assertThat(bench.references("Person 5", "manager")).containsExactly("Boss");
        assertThat(bench.account()).containsEntry("updated", 6);
    }

    @Test
    void aReferenceThatIsNotMappedAnyMoreForAClassStaysAsItIs() {
        Thing boss = directory.user(staff, "Boss");
        Thing ann = directory.user(staff, "Ann");
        directory.link(ann, "manager", boss);
        succeed();

        choose("{mappings: {remove: [{object: user, target: manager, values: keep}]}}");
        assertThat(replanned()).isEmpty();
        directory.unlink(ann, "manager", boss);
        directory.link(directory.user(staff, "Ben"), "manager", boss);
        succeed();
        assertThat(bench.references("Ann", "manager")).containsExactly("Boss");
        assertThat(bench.references("Ben", "manager")).isEmpty();

        choose("{}");
        replanned();
        assertThat(bench.references("Ann", "manager")).isEmpty();
        assertThat(bench.references("Ben", "manager")).containsExactly("Boss");
    }

    @Test
    void aReferenceThatChangesWhileItIsLetGoIsRightOnceItIsMappedAgain() {
        Thing ann = directory.user(staff, "Ann");
        Thing ben = directory.user(staff, "Ben");
        Thing cem = directory.user(staff, "Cem");
        directory.link(cem, "manager", ann);
        succeed();

        choose("{mappings: {remove: [{target: manager, values: keep}]}}");
        breakOffOnceLinksAreLetGo();
        directory.unlink(cem, "manager", ann);
        directory.link(cem, "manager", ben);

        choose("{}");
        replanned();
        assertThat(bench.references("Cem", "manager")).containsExactly("Ben");
    }

    private void breakOffOnceLinksAreLetGo() {
        for (int at = 1;
                !bench.strings("select attribute from source_link_value").isEmpty();
                at++) {
            bench.source.breakAfter(at);
            breakOff();
            bench.source.repair();
        }
    }

    /** Before the cycle has its account there is nothing that could say how it ended. */
    private void breakOff() {
        try {
            assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);
        } catch (RuntimeException broken) {
            assertThat(broken).hasStackTraceContaining("broken by the test");
        }
    }

    @Test
    void onlyWhatTheWorkloadsNeedIsRead() {
        choose("{mappings: {workloads: [office]}}");
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "title", "Head");
        directory.set(ann, "facsimileTelephoneNumber", "123");
        succeed();

        assertThat(bench.property("Ann", "jobTitle")).isEmpty();
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(staged(ann)).doesNotContain("\"title\"", "facsimile");
        assertThat(directory.requests.getLast().getReadAll().getSettings().getAttributesList())
                .extracting(AttributeRequest::getName)
                .contains("userPrincipalName", "userAccountControl")
                .doesNotContain("title", "facsimileTelephoneNumber");
    }

    @Test
    void directoryExtensionsFlowWithTheirTypes() {
        choose("""
                mappings:
                  extensions:
                    - {name: colour, source: badgeColour}
                    - {name: numbers, source: badgeNumbers, type: integer, multivalued: true}
                    - {name: hidden, source: msExchHideFromAddressLists, type: boolean}
                    - {name: photo, source: thumbnailPhoto, type: binary}
                    - {name: urls, source: url, multivalued: true}
                """);
        String prefix = "extension_" + bench.tenant.toString().replace("-", "") + "_";
        Thing ann = directory.user(staff, "Ann");
        directory.set(ann, "badgeColour", "x".repeat(300));
        directory.set(ann, "badgeNumbers", "7", "9007199254740993");
        directory.set(ann, "msExchHideFromAddressLists", "TRUE");
        directory.set(ann, "thumbnailPhoto", "picture");
        directory.set(ann, "url", "a", "b");
        succeed();

        assertThat(property("Ann", prefix + "colour").asString()).isEqualTo("x".repeat(250));
        assertThat(property("Ann", prefix + "numbers").toString()).isEqualTo("[7,9007199254740993]");
        assertThat(property("Ann", prefix + "hidden").isBoolean()).isTrue();
        assertThat(property("Ann", prefix + "photo").asString()).isEqualTo("cGljdHVyZQ==");
        assertThat(property("Ann", prefix + "urls").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("a", "b");

        directory.set(ann, "badgeNumbers");
        succeed();
        assertThat(property("Ann", prefix + "numbers").isMissingNode()).isTrue();
    }

    @Test
    void whatTheDirectoryTurnsOutNotToHaveFailsTheCycleWithItsPlace() {
        choose("{mappings: {set: [{object: user, target: officeLocation, source: badgeColor}]}}");
        directory.user(staff, "Ann");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);
        assertThat(bench.account()).containsEntry("error", "InvalidConfiguration");
        assertThat(bench.strings("select error_message from cycle order by number desc limit 1"))
                .singleElement()
                .asString()
                .contains("mappings.set[0].source", "badgeColor", "Did you mean badgeColour?");

        choose("{mappings: {set: [{object: user, target: officeLocation, source: badgeColour}]}}");
        succeed();
        assertThat(bench.names("user")).containsExactly("Ann");
    }

    @Test
    void theAnchorCanBeChosenUntilSomethingWasSynchronised() {
        choose("{anchor: {source: objectGUID}}");
        choose("{anchor: {source: employeeNumber}}");
        choose("{anchor: {source: objectGUID}}");
        directory.user(staff, "Ann");
        succeed();

        ServiceFailure refused =
                catchThrowableOfType(ServiceFailure.class, () -> choose("{anchor: {source: employeeNumber}}"));
        assertThat(refused.code()).isEqualTo("AnchorImmutable");
        assertThat(refused.reason()).contains("inetOrgPerson, user");
        choose("{anchor: {source: mS-DS-ConsistencyGuid}}");
        String id = bench.strings("select id::text from directory_object where deleted_at is null")
                .getFirst();
        replanned();
        assertThat(bench.account()).containsEntry("created", 0).containsEntry("failed", 0);
        assertThat(bench.strings("select id::text from directory_object where deleted_at is null"))
                .containsExactly(id);
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> choose("{anchor: {source: objectGUID}}"))
                        .code())
                .isEqualTo("AnchorImmutable");
    }
}
