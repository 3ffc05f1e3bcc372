package org.footbridge.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final ObjectGuid DOMAIN = guid(1);
    private static final ObjectGuid STAFF = guid(2);
    private static final ObjectGuid LEAVERS = guid(3);
    private static final ObjectGuid RETURNING = guid(4);
    private static final ObjectGuid PILOT = guid(50);
    private static final ObjectGuid BOARD = guid(51);
    private static final Scope NESTED = new Scope(List.of(STAFF, RETURNING), List.of(LEAVERS));

    private static StagedObject in(ObjectGuid... ancestors) {
        return user(100).in(ancestors).build();
    }

    private static StagedObject memberOf(ObjectGuid... groups) {
        StagedObject user = user(100).build();
        return new StagedObject(
                user.guid(),
                "user",
                user.distinguishedName(),
                user.containers(),
                false,
                false,
                Map.of(),
                Set.of(groups));
    }

    @Test
    void withoutContainersTheWholeDirectoryIsInScope() {
        assertThat(Scope.WHOLE_DIRECTORY.byContainers(in(DOMAIN))).isEqualTo(new ContainerVerdict.NotLimited());
        assertThat(Scope.WHOLE_DIRECTORY.contains(in())).isTrue();
        assertThat(Scope.WHOLE_DIRECTORY.limitedByContainers()).isFalse();
        assertThat(Scope.WHOLE_DIRECTORY.limitedByGroups()).isFalse();
    }

    @Test
    void theNearestListedAncestorDecidesAndIsNamed() {
        assertThat(NESTED.byContainers(in(STAFF, DOMAIN))).isEqualTo(new ContainerVerdict.Included(STAFF));
        assertThat(NESTED.byContainers(in(guid(9), STAFF, DOMAIN))).isEqualTo(new ContainerVerdict.Included(STAFF));
        assertThat(NESTED.byContainers(in(LEAVERS, STAFF, DOMAIN))).isEqualTo(new ContainerVerdict.Excluded(LEAVERS));
        assertThat(NESTED.byContainers(in(RETURNING, LEAVERS, STAFF, DOMAIN)))
                .isEqualTo(new ContainerVerdict.Included(RETURNING));
        assertThat(NESTED.byContainers(in(DOMAIN))).isEqualTo(new ContainerVerdict.NotListed(false));
    }

    @Test
    void anObjectWhosePlaceIsUnknownIsNotInALimitedScope() {
        assertThat(NESTED.byContainers(in())).isEqualTo(new ContainerVerdict.PlaceUnknown());
        assertThat(NESTED.contains(in())).isFalse();
    }

    @Test
    void anExclusionAloneLeavesTheRestOfTheDirectoryInScope() {
        Scope scope = new Scope(List.of(), List.of(LEAVERS));
        assertThat(scope.byContainers(in(STAFF, DOMAIN))).isEqualTo(new ContainerVerdict.NotListed(true));
        assertThat(scope.byContainers(in(LEAVERS, STAFF, DOMAIN))).isEqualTo(new ContainerVerdict.Excluded(LEAVERS));
    }

    @Test
    void aContainerThatIsListedAsBothStaysOut() {
        assertThat(new Scope(List.of(STAFF), List.of(STAFF)).byContainers(in(STAFF, DOMAIN)))
                .isEqualTo(new ContainerVerdict.Excluded(STAFF));
    }

    @Test
    void onlyMembersOfTheGroupsAreInScopeAndTheirGroupsAreNamed() {
        Scope scope = Scope.WHOLE_DIRECTORY.withGroups(List.of(PILOT, BOARD), false);
        assertThat(scope.byGroups(memberOf(BOARD, guid(99)))).isEqualTo(new GroupVerdict.Member(Set.of(BOARD)));
        assertThat(scope.byGroups(memberOf(guid(99)))).isEqualTo(new GroupVerdict.NoMember());
        assertThat(scope.byGroups(memberOf())).isEqualTo(new GroupVerdict.NoMember());
        assertThat(Scope.WHOLE_DIRECTORY.byGroups(memberOf())).isEqualTo(new GroupVerdict.NotLimited());
    }

    @Test
    void givenContainersAndGroupsAnObjectMustSatisfyBoth() {
        Scope scope = new Scope(List.of(STAFF), List.of()).withGroups(List.of(PILOT), false);
        assertThat(scope.contains(memberOf(PILOT))).isTrue();
        assertThat(scope.contains(memberOf())).isFalse();
        assertThat(new Scope(List.of(LEAVERS), List.of())
                        .withGroups(List.of(PILOT), false)
                        .contains(memberOf(PILOT)))
                .isFalse();
    }

    @Test
    void everythingThatTheScopeNamesIsListedInOrder() {
        assertThat(NESTED.withGroups(List.of(PILOT), true).named()).containsExactly(STAFF, LEAVERS, RETURNING, PILOT);
    }

    @Test
    void aThousandEntriesCostNoMoreThanTen() {
        List<Counted> path = List.of(new Counted(1_000_000), new Counted(1_000_001), new Counted(7));
        long few = comparisons(10, path);
        assertThat(few).isPositive();
        assertThat(comparisons(1_000, path)).isEqualTo(few);
        assertThat(comparisons(100_000, path)).isEqualTo(few);
    }

    private static long comparisons(int entries, List<Counted> path) {
        List<Counted> listed =
                LongStream.range(0, entries).mapToObj(Counted::new).toList();
        NearestListed<Counted> nearest =
                new NearestListed<>(NearestListed.hashed(listed), NearestListed.hashed(List.of(new Counted(-1))));
        Counted.looked = 0;
        assertThat(nearest.on(path)).contains(new NearestListed.Found<>(new Counted(7), true));
        return Counted.looked;
    }

    /** A container that counts how often it is looked at. */
    private record Counted(long number) {
        static long looked;

        @Override
        public int hashCode() {
            looked++;
            return Long.hashCode(number);
        }

        @Override
        public boolean equals(Object other) {
            looked++;
            return other instanceof Counted counted && counted.number == number;
        }
    }

    @Test
    void containersAreJudgedAsANaiveReadingOfTheRuleJudgesThem() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<ObjectGuid> included = some(random);
            List<ObjectGuid> excluded = some(random);
            List<ObjectGuid> path = new ArrayList<>(new LinkedHashSet<>(some(random)));
            path.add(DOMAIN);
            boolean expected = naive(included, excluded, path, 0);
            assertThat(new Scope(included, excluded).contains(in(path.toArray(ObjectGuid[]::new))))
                    .as("seed %s round %s: %s in %s without %s", seed, round, path, included, excluded)
                    .isEqualTo(expected);
        }
    }

    private static List<ObjectGuid> some(Random random) {
        List<ObjectGuid> all = new ArrayList<>(
                Arrays.asList(guid(10), guid(11), guid(12), guid(13), guid(14), guid(15), guid(16), guid(17)));
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, random.nextInt(5)));
    }

    /** In scope: what the container itself says, or else what holds for the container above it. */
    private static boolean naive(List<ObjectGuid> included, List<ObjectGuid> excluded, List<ObjectGuid> path, int at) {
        if (at == path.size()) {
            return included.isEmpty();
        }
        if (excluded.contains(path.get(at))) {
            return false;
        }
        return included.contains(path.get(at)) || naive(included, excluded, path, at + 1);
    }
}
