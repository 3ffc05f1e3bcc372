package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.deletes.DeletedObjects.Names;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.graphapi.FollowDelta;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows delta links, however seldom and in however small pages, ends with what there is. */
@Tag("slow")
class FollowedChangesTest {
    private static final int PEOPLE = 14;
    private static final int GROUPS = 5;
    private static final int ROUNDS = 40;
    private static final String RULES = "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":"
            + "[\"OU=Outside,DC=corp,DC=example\"]},\"deletes\":{\"threshold\":1000,\"percent\":100}}";

    private final List<Thing> people = new ArrayList<>();
    private final List<Thing> groups = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whoFollowsTheChangesEndsWithWhatThereIs(long seed) {
        Random random = new Random(Long.getLong("footbridge.seed", seed));
        try (Bench bench = new Bench(Server.PRIVATE, 50, RULES)) {
            Thing staff = bench.directory.add("organizationalUnit", bench.directory.root, "Staff");
            Thing outside = bench.directory.add("organizationalUnit", bench.directory.root, "Outside");
            for (int number = 0; number < PEOPLE; number++) {
                people.add(bench.directory.user(staff, "P" + number));
            }
            for (int number = 0; number < GROUPS; number++) {
                groups.add(bench.directory.add("group", staff, "G" + number));
            }
            bench.cycle();
            List<FollowDelta> followers = List.of(
                    follower(bench, "users", "manager", false),
                    follower(bench, "users", "manager", true),
                    follower(bench, "groups", "members", false),
                    follower(bench, "groups", "members", true));
            for (int round = 0; round < ROUNDS; round++) {
                for (int step = random.nextInt(6); step >= 0; step--) {
                    change(random, bench, staff, outside);
                }
                if (random.nextInt(3) > 0) {
                    bench.cycle();
                }
                if (random.nextInt(4) == 0) {
                    decide(random, bench);
                }
                for (FollowDelta follower : followers) {
                    // some begin late, and stop in the midst
                    for (int page = random.nextInt(4); page > 0; page--) {
                        follower.page(1 + random.nextInt(3));
                    }
                }
            }
            bench.cycle();
            for (FollowDelta follower : followers) {
                follower.follow(1 + random.nextInt(5));
                follower.follow(50);
            }
            assertThat(followers.get(0).known()).as("seed %d", seed).isEqualTo(listing(bench, "user", "manager"));
            assertThat(followers.get(1).known()).as("seed %d", seed).isEqualTo(listing(bench, "user", "manager"));
            assertThat(followers.get(2).known()).as("seed %d", seed).isEqualTo(listing(bench, "group", "members"));
            assertThat(followers.get(3).known()).as("seed %d", seed).isEqualTo(listing(bench, "group", "members"));
        }
    }

    private static FollowDelta follower(Bench bench, String collection, String reference, boolean minimal) {
        String select = collection.equals("users") ? "department,displayName" : "displayName";
        return new FollowDelta(bench.jdbc, bench.clock, bench.tenant, collection, select, reference, minimal);
    }

    private static Map<String, String> listing(Bench bench, String kind, String reference) {
        Map<String, String> listing = new TreeMap<>();
        String department = kind.equals("user")
                ? "'department=' || coalesce((o.properties -> 'department')::text, 'null') || ', ' || "
                : "";
        for (String line : bench.strings("""
                        select o.id::text || ' {' || %s 'displayName=' || (o.properties -> 'displayName')::text || '} ['
                               || coalesce((select string_agg(r.target_id::text, ', ' order by r.target_id::text collate "C")
                                              from directory_reference r
                                             where r.tenant_id = o.tenant_id and r.owner_id = o.id and r.property = ?), '')
                               || ']'
                        from directory_object o where o.kind = ? and o.deleted_at is null
                        """.formatted(department), reference, kind)) {
            listing.put(line.substring(0, 36), line.substring(37));
        }
        return listing;
    }

    private void change(Random random, Bench bench, Thing staff, Thing outside) {
        Thing person = people.get(random.nextInt(people.size()));
        Thing group = groups.get(random.nextInt(groups.size()));
        Thing one = random.nextInt(4) == 0 ? group : person;
        switch (random.nextInt(10)) {
            case 0 -> {
                if (one.deleted) {
                    bench.directory.restore(one);
                } else {
                    bench.directory.delete(one);
                }
            }
            case 1 -> bench.directory.move(one, random.nextBoolean() ? staff : outside);
            case 2, 3 -> bench.directory.set(one, "displayName", "N" + random.nextInt(100));
            case 4 -> bench.directory.set(person, "department", "D" + random.nextInt(3));
            case 5, 6, 7 -> link(bench, group, "member", random.nextBoolean() ? person : other(random, groups, group));
            default -> link(bench, person, "manager", other(random, people, person));
        }
    }

    private static Thing other(Random random, List<Thing> all, Thing than) {
        Thing one = all.get(random.nextInt(all.size()));
        return one == than ? all.get((all.indexOf(one) + 1) % all.size()) : one;
    }

    private static void link(Bench bench, Thing owner, String attribute, Thing target) {
        if (owner.deleted || target.deleted) {
            return;
        }
        List<Thing> before = owner.links.getOrDefault(attribute, Set.of()).stream()
                .flatMap(guid -> Stream.ofNullable(bench.directory.things.get(guid)))
                .toList();
        if (before.contains(target)) {
            bench.directory.unlink(owner, attribute, target);
            return;
        }
        if (attribute.equals("manager")) {
            before.forEach(old -> bench.directory.unlink(owner, attribute, old));
        }
        bench.directory.link(owner, attribute, target);
    }

    /** Somebody in the cloud brings a deleted object back, or has it gone for good. */
    private static void decide(Random random, Bench bench) {
        List<String> gone =
                bench.strings("select id::text from directory_object where deleted_at is not null order by id");
        if (gone.isEmpty()) {
            return;
        }
        UUID id = UUID.fromString(gone.get(random.nextInt(gone.size())));
        if (random.nextBoolean()) {
            bench.deleted.purge(bench.tenant, id);
            return;
        }
        try {
            bench.deleted.restore(bench.tenant, id, new Names(Optional.empty(), true));
        } catch (ServiceFailure taken) {
            assertThat(taken.code()).isIn("RestoreConflict", "DomainNotVerified");
        }
    }
}
