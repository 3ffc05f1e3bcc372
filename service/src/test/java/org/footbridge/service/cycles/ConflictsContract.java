package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;

/** What a cycle does with values that two objects want. */
abstract class ConflictsContract extends ConflictsFixture {
    ConflictsContract(Server server) {
        super(server);
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
                        + "the user Ann (" + id("Ann") + ") has it.");

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
                .containsExactly(id("Partner"));
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
        String id = id("Anna");
        String temporary = bench.property("Anna", "userPrincipalName");
        directory.delete(anna);
        bench.cycle();
        directory.restore(anna);
        bench.cycle();

        assertThat(id("Anna")).isEqualTo(id);
        assertThat(bench.property("Anna", "userPrincipalName")).isEqualTo(temporary);
        assertThat(held("Anna")).containsExactly("ann@corp.example of Ann");
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
