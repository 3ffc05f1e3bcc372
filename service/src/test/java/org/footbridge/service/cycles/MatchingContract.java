package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** What a cycle does with objects that are there already. */
abstract class MatchingContract extends ConflictsFixture {
    MatchingContract(Server server) {
        super(server);
    }

    @Test
    void objectsOfTheCloudAreTakenOverByNameAndByAddress() {
        UUID byName = cloud(
                "user",
                "{\"displayName\":\"Cloud Ann\",\"userPrincipalName\":\"ANN@corp.example\"}",
                Map.of("upn", "ann@corp.example"));
        UUID byAddress = cloud(
                "group",
                "{\"displayName\":\"Cloud Team\",\"proxyAddresses\":[\"SMTP:team@corp.example\"]}",
                Map.of("address", "team@corp.example"));
        user("Ann", "ann");
        Thing team = directory.add("group", staff, "Team");
        addresses(team, "SMTP:team@corp.example");

        bench.cycle();

        assertThat(id("Ann")).isEqualTo(byName.toString());
        assertThat(id("Team")).isEqualTo(byAddress.toString());
        assertThat(told("Ann"))
                .containsExactly("success Linked Taken over: found by its userPrincipalName ann@corp.example.");
        assertThat(told("Team"))
                .containsExactly("success Linked Taken over: found by its proxyAddresses team@corp.example.");
        assertThat(bench.strings("select count(*)::text from directory_key where kind = 'anchor'"))
                .containsExactly("2");
    }

    @Test
    void anObjectThatIsTakenOverKeepsNoReferenceThatItsSourceDoesNotHave() {
        UUID team = cloud(
                "group",
                "{\"displayName\":\"Cloud Team\",\"proxyAddresses\":[\"SMTP:team@corp.example\"]}",
                Map.of("address", "team@corp.example"));
        UUID guest = cloud("user", "{\"displayName\":\"Guest\"}", Map.of());
        for (String property : List.of("members", "owners")) {
            bench.jdbc
                    .sql(
                            "insert into directory_reference (tenant_id, owner_id, property, target_id) values (?, ?, ?, ?)")
                    .params(bench.tenant.value(), team, property, guest)
                    .update();
        }
        Thing source = directory.add("group", staff, "Team");
        addresses(source, "SMTP:team@corp.example");
        directory.link(source, "member", user("Ann", "ann"));

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(id("Team")).isEqualTo(team.toString());
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.references("Team", "owners")).as("no rule names it").containsExactly("Guest");
        assertThat(bench.account()).containsEntry("membersAdded", 1).containsEntry("membersRemoved", 1);
    }

    @Test
    void referencesOfWhatWasTakenOverAreLookedAtAfterACrashToo() {
        Thing team = directory.add("group", staff, "Team");
        Thing ann = user("Ann", "ann");
        directory.link(team, "member", ann);
        for (int at = 5; at < 160; at += 15) {
            bench.source.repair();
            bench.cycle();
            assertThat(bench.members("Team")).as("before statement %d", at).containsExactly("Ann");
            bench.configurations.delete(bench.tenant, "main");
            directory.unlink(team, "member", ann);
            bench.save(EVERYTHING);
            bench.source.breakAfter(at);
            try {
                bench.cycle();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
            bench.cycle();
            assertThat(bench.members("Team")).as("broken at statement %d", at).isEmpty();
            directory.link(team, "member", ann);
        }
    }

    @Test
    void objectsAreMatchedByWhatTheConfigurationSays() {
        bench.save(mapped(mapped("employeeId", "employeeID", "\"matching\":3")));
        UUID byNumber = cloud(
                "user",
                "{\"displayName\":\"Cloud Ann\",\"userPrincipalName\":\"cloud@test.invalid\",\"employeeId\":\"E4711\"}",
                Map.of("upn", "cloud@test.invalid"));
        for (int i = 1; i <= 2; i++) {
            cloud("user", "{\"displayName\":\"Twin " + i + "\",\"employeeId\":\"twin\"}", Map.of());
        }
        directory.set(user("Ann", "ann"), "employeeID", "e4711");
        directory.set(user("Ben", "ben"), "employeeID", "twin");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(id("Ann")).isEqualTo(byNumber.toString());
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(told("Ann")).containsExactly("success Linked Taken over: found by its employeeId e4711.");
        assertThat(told("Ben").getLast()).startsWith("failure DuplicateTargetEntries");
        assertThat(bench.names("user")).containsExactly("Ann", "Twin 1", "Twin 2");
    }

    @Test
    void whereSoftMatchIsBlockedTheValueIsHeldByTheObjectOfTheCloud() {
        bench.features.set(bench.tenant, Map.of("blockSoftMatchEnabled", true));
        cloud(
                "user",
                "{\"displayName\":\"Cloud Ann\",\"userPrincipalName\":\"ann@corp.example\"}",
                Map.of("upn", "ann@corp.example"));
        user("Ann", "ann");

        bench.cycle();

        assertThat(bench.names("user")).containsExactly("Ann", "Cloud Ann");
        assertThat(held("Ann")).containsExactly("ann@corp.example of Cloud Ann");
    }

    @Test
    void somebodyWithARoleIsTakenOverOnlyOnceItIsTakenAway() {
        UUID admin = cloud(
                "user",
                "{\"displayName\":\"Admin\",\"userPrincipalName\":\"ann@corp.example\"}",
                Map.of("upn", "ann@corp.example"));
        bench.jdbc
                .sql(
                        "insert into role_assignment (tenant_id, id, principal_id, role_definition_id) values (?, ?, ?, ?)")
                .params(bench.tenant.value(), UUID.randomUUID(), admin, UUID.randomUUID())
                .update();
        user("Ann", "ann");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);
        assertThat(bench.names("user")).containsExactly("Admin");
        assertThat(told("Ann").getLast()).startsWith("failure ExistingAdminRoleConflict");

        assertThat(bench.cycle().state()).as("it still fails").isEqualTo(CycleState.PARTIAL);
        assertThat(told("Ann")).as("told once").hasSize(1);
        bench.jdbc.sql("delete from role_assignment").update();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(id("Ann")).isEqualTo(admin.toString());
    }

    @Test
    void anAnchorTakesOverUnlessTheTenantBlocksIt() {
        Thing ann = user("Ann", "ann");
        String anchor = new org.footbridge.engine.ObjectGuid(ann.guid).toBase64();
        UUID prepared = cloud(
                "user",
                "{\"displayName\":\"Prepared\",\"userPrincipalName\":\"prepared@test.invalid\"}",
                Map.of("anchor", anchor, "upn", "prepared@test.invalid"));
        bench.features.set(bench.tenant, Map.of("blockCloudObjectTakeoverThroughHardMatchEnabled", true));

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);
        assertThat(told("Ann").getLast()).startsWith("failure InvalidHardMatch");

        bench.features.set(bench.tenant, Map.of("blockCloudObjectTakeoverThroughHardMatchEnabled", false));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(id("Ann")).isEqualTo(prepared.toString());
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");

        bench.features.set(bench.tenant, Map.of("blockCloudObjectTakeoverThroughHardMatchEnabled", true));
        directory.delete(ann);
        bench.cycle();
        bench.jdbc.sql("delete from link").update();
        directory.restore(ann);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(id("Ann")).as("it comes home").isEqualTo(prepared.toString());
    }

    @Test
    void aConfigurationThatWasMadeAnewFindsItsObjectsBeforeStrangersWithTheirAnchorsDo() {
        Thing ann = user("Ann", "ann");
        bench.cycle();
        String id = id("Ann");
        strangers(ann);
        again();

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.strings("select distinct outcome_code from source_object where outcome = 'failed'"))
                .containsExactly("DuplicateSourceAnchor");
    }

    private void again() {
        bench.configurations.delete(bench.tenant, "main");
        bench.save(EVERYTHING);
    }

    /** Those with a lower GUID come on an earlier page than Ann, those with a higher one after her. */
    private List<Thing> strangers(Thing home) {
        List<Thing> strangers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Thing stranger = directory.user(staff, "Stranger " + i);
            directory.set(stranger, "mS-DS-ConsistencyGuid", home.guid.toString());
            strangers.add(stranger);
        }
        return strangers;
    }

    @Test
    void valuesFlowAsTheConfigurationSays() {
        bench.save(mapped(String.join(
                ",",
                mapped("department", "department", "\"apply\":\"creation\""),
                mapped("city", "l", "\"apply\":\"whileEmpty\""),
                mapped("jobTitle", "title", "\"apply\":\"neverRemove\""),
                mapped("companyName", "company", "\"default\":\"Corp\""))));
        Thing ann = user("Ann", "ann");
        directory.set(ann, "department", "Sales");
        directory.set(ann, "title", "Clerk");
        bench.cycle();
        assertThat(properties("Ann")).containsExactly("Sales", "", "Clerk", "Corp");

        directory.set(ann, "department", "Board");
        directory.set(ann, "l", "Bern");
        directory.set(ann, "title", "Head");
        directory.set(ann, "company", "Fabrikam");
        bench.cycle();
        assertThat(properties("Ann")).containsExactly("Sales", "Bern", "Head", "Fabrikam");

        directory.set(ann, "l", "Basel");
        directory.set(ann, "title");
        directory.set(ann, "company");
        bench.cycle();
        assertThat(properties("Ann")).containsExactly("Sales", "Bern", "Head", "");
    }

    private List<String> properties(String name) {
        List<String> values = new ArrayList<>();
        for (String property : List.of("department", "city", "jobTitle", "companyName")) {
            values.add(bench.property(name, property));
        }
        return values;
    }

    private static String mapped(String settings) {
        return "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[" + settings + "]}}";
    }

    private static String mapped(String target, String source, String more) {
        return "{\"object\":\"user\",\"target\":\"%s\",\"source\":\"%s\",%s}".formatted(target, source, more);
    }
}
