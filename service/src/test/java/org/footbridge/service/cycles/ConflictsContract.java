package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cycle does with values that two objects want, and with objects that are there already. */
abstract class ConflictsContract {
    private static final String EVERYTHING = "{\"directory\":\"corp.example\"}";
    private static final String ONLY =
            "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=%s,DC=corp,DC=example\"]}}";

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private Thing outside;

    @SuppressWarnings("NullAway.Init")
    ConflictsContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        use(new Bench(server, 3, 3, EVERYTHING));
    }

    private void use(Bench opened) {
        bench = opened;
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Thing user(String name, String userPrincipalName) {
        Thing user = directory.user(staff, name);
        directory.set(user, "userPrincipalName", userPrincipalName + "@corp.example");
        return user;
    }

    private void addresses(Thing thing, String... addresses) {
        directory.set(thing, "proxyAddresses", addresses);
    }

    /** What an object goes without, and whose it is. */
    private List<String> held(String displayName) {
        return bench.strings("""
                select h.value || ' of ' || (c.properties ->> 'displayName') from held_value h
                join directory_object o on o.tenant_id = h.tenant_id and o.id = h.object_id
                join directory_object c on c.tenant_id = h.tenant_id and c.id = h.holder_id
                where h.tenant_id = ? and o.properties ->> 'displayName' = ? order by 1
                """, bench.tenant.value(), displayName);
    }

    private List<String> told(String name) {
        return bench.strings("""
                select status || ' ' || coalesce(code, '') || ' ' || coalesce(reason, '') from provisioning_event
                where source_name = ? order by at, id
                """, name);
    }

    private String idOf(String displayName) {
        return bench.strings(
                        "select id::text from directory_object where properties ->> 'displayName' = ? and deleted_at is null",
                        displayName)
                .getFirst();
    }

    /** An object as somebody made it in the cloud. */
    private UUID cloud(String kind, String properties, Map<String, String> keys) {
        UUID id = UUID.randomUUID();
        bench.jdbc
                .sql("insert into directory_object (tenant_id, id, kind, properties) values (?, ?, ?, ?::jsonb)")
                .params(bench.tenant.value(), id, kind, properties)
                .update();
        keys.forEach((type, value) -> bench.jdbc
                .sql("insert into directory_key (tenant_id, kind, value, object_id) values (?, ?, ?, ?)")
                .params(bench.tenant.value(), type, value, id)
                .update());
        return id;
    }

    @Test
    void aNewUserWhoseNameIsHeldGetsATemporaryOneUntilTheHolderLetsGo() {
        Thing ann = user("Ann", "ann");
        bench.cycle();
        user("Anna", "ann");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.property("Anna", "userPrincipalName")).matches("ann\\+[0-9]{4}@test\\.invalid");
        assertThat(bench.property("Anna", "onPremisesUserPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(held("Anna")).containsExactly("ann@corp.example of Ann");
        assertThat(told("Anna"))
                .singleElement()
                .asString()
                .startsWith("warning PropertyConflict It goes without the user principal name ann@corp.example: "
                        + "the user Ann (" + idOf("Ann") + ") has it.");

        bench.cycle();
        assertThat(told("Anna")).as("told once").hasSize(1);

        directory.set(ann, "userPrincipalName", "ann.lee@corp.example");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann.lee@corp.example");
        assertThat(bench.property("Anna", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(held("Anna")).isEmpty();
        assertThat(told("Anna").getLast()).startsWith("success PropertyConflictEnded");
        assertThat(bench.account()).containsEntry("updated", 2).containsEntry("failed", 0);
    }

    @Test
    void anExistingUserKeepsItsNameAndGetsTheOtherWhenItsHolderIsDeleted() {
        Thing ann = user("Ann", "ann");
        Thing ben = user("Ben", "ben");
        bench.cycle();
        directory.set(ben, "userPrincipalName", "ann@corp.example");
        directory.set(ben, "title", "Head");
        bench.cycle();
        assertThat(bench.property("Ben", "userPrincipalName")).isEqualTo("ben@corp.example");
        assertThat(bench.property("Ben", "jobTitle")).isEqualTo("Head");
        assertThat(held("Ben")).containsExactly("ann@corp.example of Ann");

        directory.delete(ann);
        bench.cycle();

        assertThat(bench.property("Ben", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(held("Ben")).isEmpty();
        assertThat(bench.account()).containsEntry("deleted", 1).containsEntry("updated", 1);
    }

    @Test
    void groupsAndContactsGoWithoutAddressesThatOthersHave() {
        Thing ann = user("Ann", "ann");
        addresses(ann, "SMTP:all@corp.example", "smtp:ann@corp.example");
        Thing team = directory.add("group", staff, "Team");
        addresses(team, "SMTP:team@corp.example", "smtp:all@corp.example");
        bench.cycle();
        Thing partner = directory.add("contact", staff, "Partner");
        addresses(partner, "SMTP:partner@corp.example", "smtp:ALL@corp.example");
        directory.set(partner, "mail", "partner@corp.example");
        bench.cycle();

        List<String> holders = new ArrayList<>();
        for (String name : List.of("Ann", "Team", "Partner")) {
            holders.addAll(held(name));
        }
        assertThat(holders).hasSize(2).allMatch(line -> line.matches("(?i)smtp:all@corp.example of (Ann|Team)"));

        addresses(ann, "SMTP:ann@corp.example");
        addresses(team, "SMTP:team@corp.example");
        bench.cycle();

        assertThat(held("Partner")).isEmpty();
        assertThat(bench.property("Partner", "proxyAddresses")).contains("smtp:ALL@corp.example");
        assertThat(bench.strings("select object_id::text from directory_key where value = 'all@corp.example'"))
                .containsExactly(idOf("Partner"));
    }

    @Test
    void aValueThatPassesToAnotherIsHeldByThatOne() {
        Thing ann = user("Ann", "ann");
        bench.cycle();
        user("Ben", "ann");
        bench.cycle();
        Thing cem = user("Cem", "cem");
        bench.cycle();
        assertThat(held("Ben")).containsExactly("ann@corp.example of Ann");

        directory.set(ann, "userPrincipalName", "cem@corp.example");
        directory.set(cem, "userPrincipalName", "ann@corp.example");
        bench.cycle();

        assertThat(held("Ben")).containsExactly("ann@corp.example of Cem");
    }

    @Test
    void twoWhoWaitForEachOtherExchangeThoughTheyCameAtDifferentTimes() {
        Thing ann = user("Ann", "ann");
        Thing ben = user("Ben", "ben");
        bench.cycle();
        directory.set(ann, "userPrincipalName", "ben@corp.example");
        bench.cycle();
        assertThat(held("Ann")).containsExactly("ben@corp.example of Ben");

        directory.set(ben, "userPrincipalName", "ann@corp.example");
        bench.cycle();

        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ben@corp.example");
        assertThat(bench.property("Ben", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(held("Ann")).isEmpty();
        assertThat(held("Ben")).isEmpty();
    }

    @Test
    void aWaitingObjectOfAnotherConfigurationIsWokenAndServedInItsOwnCycle() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing zoe = directory.user(outside, "Zoe");
        bench.cycle("other");
        user("Ann", "zoe");
        bench.cycle("main");
        assertThat(held("Ann")).containsExactly("zoe@corp.example of Zoe");

        directory.set(zoe, "userPrincipalName", "zoe.lee@corp.example");
        bench.cycle("other");
        assertThat(held("Ann")).as("it is not planned by the other").hasSize(1);
        assertThat(bench.strings("select rdn || ' ' || outcome from source_object where dirty"))
                .containsExactly("CN=Ann retry");

        bench.cycle("main");
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("zoe@corp.example");
        assertThat(held("Ann")).isEmpty();
    }

    @Test
    void whereTheTenantWantsItAConflictIsAFailure() {
        bench.features.set(bench.tenant, Map.of("quarantineUponUpnConflictEnabled", false));
        Thing ann = user("Ann", "ann");
        bench.cycle();
        user("Anna", "ann");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(told("Anna").getLast()).startsWith("failure InvalidSoftMatch");

        directory.set(ann, "userPrincipalName", "ann.lee@corp.example");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.property("Anna", "userPrincipalName")).isEqualTo("ann@corp.example");
    }

    @Test
    void aDeletedObjectComesBackWaitingForTheSame() {
        user("Ann", "ann");
        bench.cycle();
        Thing anna = user("Anna", "ann");
        bench.cycle();
        String id = idOf("Anna");
        String temporary = bench.property("Anna", "userPrincipalName");
        directory.delete(anna);
        bench.cycle();
        directory.restore(anna);
        bench.cycle();

        assertThat(idOf("Anna")).isEqualTo(id);
        assertThat(bench.property("Anna", "userPrincipalName")).isEqualTo(temporary);
        assertThat(held("Anna")).containsExactly("ann@corp.example of Ann");
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

        assertThat(idOf("Ann")).isEqualTo(byName.toString());
        assertThat(idOf("Team")).isEqualTo(byAddress.toString());
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

        assertThat(idOf("Team")).isEqualTo(team.toString());
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.references("Team", "owners")).as("no rule names it").containsExactly("Guest");
        assertThat(bench.account()).containsEntry("membersAdded", 1).containsEntry("membersRemoved", 1);
    }

    @Test
    void aConfigurationThatIsMadeAgainFindsOutWhoWentMeanwhile() {
        Thing ann = user("Ann", "ann");
        Thing ben = user("Ben", "ben");
        Thing cem = user("Cem", "cem");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", ann);
        directory.link(team, "member", ben);
        directory.link(ann, "manager", ben);
        bench.cycle();
        bench.configurations.delete(bench.tenant, "main");
        directory.unlink(team, "member", ben);
        directory.unlink(ann, "manager", ben);
        directory.link(ann, "manager", cem);

        bench.save(EVERYTHING);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.references("Ann", "manager")).containsExactly("Cem");
        assertThat(bench.strings("select source_guid::text from link where not aligned"))
                .isEmpty();
    }

    @Test
    void aMemberWhoseConfigurationWasDeletedStaysAMemberWhenRulesChange() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing zoe = directory.user(outside, "Zoe");
        bench.cycle("other");
        Thing team = directory.add("group", staff, "Team");
        directory.link(team, "member", zoe);
        directory.link(team, "member", user("Ann", "ann"));
        bench.cycle("main");
        assertThat(bench.members("Team")).containsExactly("Ann", "Zoe");

        bench.configurations.delete(bench.tenant, "other");
        bench.jdbc.sql("update job set replan_requested = true").update();
        assertThat(bench.cycle("main").state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.members("Team")).as("the directory still says so").containsExactly("Ann", "Zoe");
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
    void aChangedSwitchIsAppliedToWhatIsThere() {
        Thing ann = user("Ann", "ann");
        bench.features.set(bench.tenant, Map.of("synchronizeUpnForManagedUsersEnabled", false));
        bench.cycle();
        directory.set(ann, "userPrincipalName", "ann.lee@corp.example");
        bench.cycle();
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");

        bench.features.set(bench.tenant, Map.of("synchronizeUpnForManagedUsersEnabled", true));
        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.account()).containsEntry("kind", "replan");
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann.lee@corp.example");

        bench.features.set(bench.tenant, Map.of("synchronizeUpnForManagedUsersEnabled", true));
        assertThat(bench.strings("select replan_requested::text from job"))
                .as("nothing was changed")
                .containsExactly("false");
    }

    /** What a random administrator does, the same for the same seed. */
    private static void administer(ScriptedDirectory directory, List<Thing> people, List<Thing> places, Random random) {
        for (int change = 0; change < 12; change++) {
            Thing one = people.get(random.nextInt(people.size()));
            Thing place = places.get(random.nextInt(2));
            Thing group = places.get(2 + random.nextInt(2));
            if (one.deleted) {
                continue;
            }
            switch (random.nextInt(9)) {
                case 0 -> directory.set(one, "userPrincipalName", "name" + random.nextInt(12) + "@corp.example");
                case 1 ->
                    directory.set(
                            one,
                            "proxyAddresses",
                            "SMTP:m" + random.nextInt(12) + "@corp.example",
                            "smtp:n" + random.nextInt(12) + "@corp.example");
                case 2 -> directory.set(one, "title", "t" + random.nextInt(3));
                case 3 -> directory.set(one, "title");
                case 4 -> directory.move(one, place);
                case 5 -> directory.link(group, "member", one);
                case 6 -> directory.unlink(group, "member", one);
                case 7 -> directory.rename(place, "OU=" + (char) ('A' + places.indexOf(place)) + random.nextInt(3));
                default -> {
                    if (random.nextInt(4) == 0) {
                        directory.delete(one);
                    }
                }
            }
        }
    }

    private static List<Thing> places(ScriptedDirectory directory) {
        return List.of(
                directory.add("organizationalUnit", directory.root, "A0"),
                directory.add("organizationalUnit", directory.root, "B0"),
                directory.add("group", directory.root, "One"),
                directory.add("group", directory.root, "Two"));
    }

    private static List<Thing> people(ScriptedDirectory directory, Thing place) {
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            people.add(directory.user(place, "Person " + i));
        }
        return people;
    }

    @Test
    void pagesInDisorderRepeatedAndInPartsEndInTheSameDirectory() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        System.out.println("pagesInDisorderRepeatedAndInPartsEndInTheSameDirectory seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            try (Bench orderly = new Bench(server, 1000, EVERYTHING);
                    Bench disorderly = new Bench(server, 3, 3, EVERYTHING)) {
                disorderly.directory.disorder(new Random(random.nextLong()));
                List<Thing> places = places(orderly.directory);
                List<Thing> otherPlaces = places(disorderly.directory);
                List<Thing> people = people(orderly.directory, places.getFirst());
                List<Thing> otherPeople = people(disorderly.directory, otherPlaces.getFirst());
                for (int cycle = 0; cycle < 6; cycle++) {
                    long changes = random.nextLong();
                    administer(orderly.directory, people, places, new Random(changes));
                    administer(disorderly.directory, otherPeople, otherPlaces, new Random(changes));
                    if (cycle == 3) {
                        orderly.directory.becomeAnotherController();
                        disorderly.directory.becomeAnotherController();
                    }
                    assertThat(orderly.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
                    assertThat(disorderly.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
                    assertThat(disorderly.picture())
                            .as("seed %s, round %s, cycle %s", seed, round, cycle)
                            .isEqualTo(orderly.picture());
                }
            }
        }
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
    void aConfigurationThatWasMadeAnewFindsItsObjectsBeforeStrangersWithTheirAnchorsDo() {
        Thing ann = user("Ann", "ann");
        bench.cycle();
        String id = idOf("Ann");
        strangers(ann);
        again();

        assertThat(bench.cycle().state()).isEqualTo(CycleState.PARTIAL);

        assertThat(idOf("Ann")).isEqualTo(id);
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.strings("select distinct outcome_code from source_object where outcome = 'failed'"))
                .containsExactly("DuplicateSourceAnchor");
    }

    @Test
    void aLinkedObjectGetsTheAddressThatNewOnesOnEarlierPagesWantToo() {
        Thing ann = user("Ann", "ann");
        bench.cycle();
        for (int i = 0; i < 9; i++) {
            addresses(user("New " + i, "new" + i), "smtp:sales@corp.example");
        }
        addresses(ann, "smtp:sales@corp.example");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(held("Ann")).isEmpty();
        for (int i = 0; i < 9; i++) {
            assertThat(held("New " + i)).containsExactly("smtp:sales@corp.example of Ann");
        }
        assertThat(bench.property("Ann", "proxyAddresses")).contains("smtp:sales@corp.example");
    }

    @Test
    void aRestoredObjectGoesWithoutAnAddressThatSynchronisationDoesNotOwnAnyMore() {
        Thing ann = user("Ann", "ann");
        addresses(ann, "SMTP:sales@corp.example", "smtp:ann@corp.example");
        bench.cycle();
        directory.delete(ann);
        bench.cycle();
        addresses(user("Ben", "ben"), "SMTP:sales@corp.example");
        bench.cycle();
        bench.save(
                "{\"directory\":\"corp.example\",\"mappings\":{\"remove\":[{\"target\":\"proxyAddresses\",\"values\":\"keep\"}]}}");
        directory.restore(ann);

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.property("Ann", "proxyAddresses")).isEqualTo("[\"smtp:ann@corp.example\"]");
        assertThat(held("Ann")).containsExactly("SMTP:sales@corp.example of Ben");
    }

    private static String mapped(String settings) {
        return "{\"directory\":\"corp.example\",\"mappings\":{\"set\":[" + settings + "]}}";
    }

    private static String mapped(String target, String source, String more) {
        return "{\"object\":\"user\",\"target\":\"%s\",\"source\":\"%s\",%s}".formatted(target, source, more);
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

        assertThat(idOf("Ann")).isEqualTo(byNumber.toString());
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");
        assertThat(told("Ann")).containsExactly("success Linked Taken over: found by its employeeId e4711.");
        assertThat(told("Ben").getLast()).startsWith("failure DuplicateTargetEntries");
        assertThat(bench.names("user")).containsExactly("Ann", "Twin 1", "Twin 2");
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
        assertThat(idOf("Ann")).isEqualTo(admin.toString());
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
        assertThat(idOf("Ann")).isEqualTo(prepared.toString());
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann@corp.example");

        bench.features.set(bench.tenant, Map.of("blockCloudObjectTakeoverThroughHardMatchEnabled", true));
        directory.delete(ann);
        bench.cycle();
        bench.jdbc.sql("delete from link").update();
        directory.restore(ann);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(idOf("Ann")).as("it comes home").isEqualTo(prepared.toString());
    }

    @Test
    void anObjectThatMovesFromOneConfigurationToAnotherIsNotDeleted() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing ann = user("Ann", "ann");
        bench.cycle("main");
        bench.cycle("other");
        String id = idOf("Ann");

        directory.move(ann, outside);
        bench.cycle("other");
        bench.cycle("main");

        assertThat(idOf("Ann")).isEqualTo(id);
        assertThat(bench.strings("select count(*)::text from change where kind = 'deleted'"))
                .containsExactly("0");
        assertThat(bench.strings("select c.name from link l join configuration c on c.id = l.configuration_id"))
                .containsExactly("other");
    }

    @Test
    void anObjectThatTwoConfigurationsHaveInScopeOutlivesTheEndOfOneOfThem() {
        Thing ann = user("Ann", "ann");
        Thing ben = user("Ben", "ben");
        Thing boss = user("Boss", "boss");
        directory.link(ann, "manager", boss);
        bench.cycle("main");
        bench.save("other", ONLY.formatted("Staff"));
        bench.cycle("other");
        String id = idOf("Ann");
        assertThat(linkedBy("Ann")).containsExactly("other");

        bench.save("other", ONLY.formatted("Outside"));
        directory.set(ann, "title", "Head");
        directory.delete(ben);
        assertThat(bench.cycle("other").state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account()).containsEntry("deleted", 1);
        assertThat(bench.names("user")).containsExactly("Ann", "Boss");
        assertThat(idOf("Ann")).isEqualTo(id);
        assertThat(linkedBy("Ann")).containsExactly("main");
        assertThat(bench.references("Ann", "manager")).containsExactly("Boss");
        assertThat(told("Ann").getLast())
                .startsWith("success HandedOver It is no longer in a container")
                .contains("'main'");

        bench.cycle("main");
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.names("user")).containsExactly("Ann", "Boss");

        directory.delete(ann);
        bench.cycle("main");
        assertThat(bench.names("user")).containsExactly("Boss");
    }

    private List<String> linkedBy(String displayName) {
        return bench.strings("""
                select c.name from link l join configuration c on c.tenant_id = l.tenant_id and c.id = l.configuration_id
                join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                where o.properties ->> 'displayName' = ?
                """, displayName);
    }

    @Test
    void whatIsHandedOverDoesNotCountAgainstTheThreshold() {
        for (int number = 0; number < 5; number++) {
            user("Person " + number, "person" + number);
        }
        bench.cycle("main");
        bench.save("other", ONLY.formatted("Staff"));
        bench.cycle("other");
        bench.save("other", ONLY.formatted("Outside").replaceFirst("}$", ",\"deletes\":{\"threshold\":1}}"));

        assertThat(bench.cycle("other").state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.names("user")).hasSize(5);
        assertThat(bench.strings(
                        "select distinct c.name from link l join configuration c on c.id = l.configuration_id"))
                .containsExactly("main");
    }

    @Test
    void onlyConfigurationsThatCanDoTheirWorkAreWoken() {
        bench.close();
        use(new Bench(server, 3, 3, ONLY.formatted("Staff")));
        bench.save("other", ONLY.formatted("Outside"));
        Thing ann = user("Ann", "ann");
        Thing zoe = directory.user(outside, "Zoe");
        bench.cycle("main");
        directory.link(ann, "manager", zoe);
        bench.cycle("main");
        UUID other =
                bench.configurations.find(bench.tenant, "other").orElseThrow().id();
        assertThat(bench.jobs.withWork(bench.tenant, other)).isEmpty();
        bench.cycle("other");
        assertThat(bench.jobs.withWork(bench.tenant, other))
                .as("Zoe is here now")
                .containsExactly(bench.saved.id());

        directory.delete(staff);
        assertThat(bench.cycle("main").state()).isEqualTo(CycleState.HALTED);
        assertThat(bench.jobs.withWork(bench.tenant, other)).as("it is held").isEmpty();

        directory.restore(staff);
        bench.cycle("main");
        assertThat(bench.references("Ann", "manager")).containsExactly("Zoe");
    }

    @Test
    void conflictsCostAPageTheSameNumberOfStatementsHoweverManyThereAre() {
        assertThat(statementsOfConflicts(150)).isEqualTo(statementsOfConflicts(5));
    }

    private int statementsOfConflicts(int pairs) {
        try (Bench own = new Bench(server, 1000, EVERYTHING)) {
            Thing unit = own.directory.add("organizationalUnit", own.directory.root, "Unit");
            for (int i = 0; i < pairs; i++) {
                own.directory.user(unit, "First " + i);
                Thing second = own.directory.user(unit, "Second " + i);
                own.directory.set(second, "userPrincipalName", "first." + i + "@corp.example");
            }
            int before = own.source.statements();
            own.cycle();
            assertThat(own.strings("select count(*)::text from held_value")).containsExactly(Integer.toString(pairs));
            return own.source.statements() - before;
        }
    }

    @Test
    void aCrashLosesNobodyWhoWaits() {
        long seed = Long.getLong("footbridge.seed", 20261121L);
        Random random = new Random(seed);
        List<Thing> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(user("Person " + i, "name" + i));
        }
        for (int round = 0; round < 25; round++) {
            for (int change = 0; change < 3; change++) {
                Thing one = people.get(random.nextInt(people.size()));
                if (one.deleted) {
                    directory.restore(one);
                } else if (random.nextInt(6) == 0) {
                    directory.delete(one);
                } else {
                    directory.set(one, "userPrincipalName", "name" + random.nextInt(10) + "@corp.example");
                    addresses(one, "SMTP:mail" + random.nextInt(10) + "@corp.example");
                }
            }
            bench.source.breakAfter(1 + random.nextInt(90));
            try {
                bench.cycle();
            } catch (RuntimeException crash) {
                assertThat(crash).hasStackTraceContaining("broken by the test");
            }
            bench.source.repair();
            assertThat(bench.cycle().state())
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(CycleState.SUCCEEDED);
            assertThat(bench.strings("""
                            select h.key from held_value h
                            join directory_object o on o.tenant_id = h.tenant_id and o.id = h.object_id and o.deleted_at is null
                            where not exists (select 1 from directory_key k where k.tenant_id = h.tenant_id
                                              and k.kind = h.kind and k.value = h.key and k.object_id = h.holder_id)
                            """)).as("seed %s, round %s", seed, round).isEmpty();
            for (Thing one : people) {
                if (!one.deleted) {
                    String name = one.attributes
                            .getOrDefault("displayName", List.of(""))
                            .getFirst();
                    String wanted = one.attributes
                            .getOrDefault("userPrincipalName", List.of(""))
                            .getFirst();
                    boolean waits = held(name).stream().anyMatch(line -> line.startsWith(wanted + " of "));
                    assertThat(waits
                                    || bench.property(name, "userPrincipalName").equals(wanted))
                            .as("seed %s, round %s, %s", seed, round, name)
                            .isTrue();
                }
            }
        }
    }
}
