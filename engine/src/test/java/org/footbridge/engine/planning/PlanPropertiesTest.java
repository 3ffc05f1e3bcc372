package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.PropertyValue.Whole;
import org.footbridge.engine.Samples;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for every plan, tried on generated ones. */
@Tag("slow")
class PlanPropertiesTest {

    private static final long SEED = 4711;
    private static final int ROUNDS = 300;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void applyingTheDifferenceOfTwoGivesTheSecond() {
        Random random = seeded("applyingTheDifferenceOfTwoGivesTheSecond");
        for (int round = 0; round < 5_000; round++) {
            Map<String, PropertyValue> before = properties(random);
            Map<String, PropertyValue> wanted = properties(random);
            List<PropertyChange> changes = DiffProperties.between(before, desired(wanted));
            assertThat(PropertyChange.apply(changes, before)).isEqualTo(wanted);
            assertThat(DiffProperties.between(wanted, desired(wanted))).isEmpty();
            assertThat(changes).allMatch(change -> !change.before().equals(change.after()));
        }
    }

    @Test
    void aPlanIsTheSameWhateverTheOrderOfItsObjects() {
        Random random = seeded("aPlanIsTheSameWhateverTheOrderOfItsObjects");
        for (int round = 0; round < ROUNDS; round++) {
            Tenant tenant = new Tenant();
            tenant.apply(page(random), random);
            List<Staged> page = page(random);
            List<Projection> projections = new ArrayList<>(projections(page));
            Plan plan = tenant.plan(projections);
            Collections.shuffle(projections, random);
            assertThat(tenant.plan(projections)).isEqualTo(plan);
        }
    }

    @Test
    void whatAPlanDidIsUnchangedInTheNextPlanAndUniqueValuesStayUnique() {
        Random random = seeded("whatAPlanDidIsUnchangedInTheNextPlanAndUniqueValuesStayUnique");
        int failed = 0;
        int done = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Tenant tenant = new Tenant();
            for (int cycle = 0; cycle < 4; cycle++) {
                List<Staged> page = page(random);
                Plan plan = tenant.apply(page, random);
                tenant.assertUnique();
                Map<ObjectGuid, PlanStep> again = byGuid(tenant.plan(projections(page)));
                for (PlanStep step : plan.steps()) {
                    if (step instanceof PlanStep.Fail) {
                        failed++;
                    } else {
                        done++;
                        assertThat(again.get(step.guid()))
                                .isInstanceOfAny(PlanStep.Unchanged.class, PlanStep.Skip.class);
                    }
                }
            }
        }
        assertThat(failed).isPositive();
        assertThat(done).isGreaterThan(failed);
    }

    /** Whoever stays as it is may be left out: it is planned as unchanged, and the others as they would be with it. */
    @Test
    void thePlanOfTheOthersIsTheSameWithoutThoseThatStayAsTheyAre() {
        Random random = seeded("thePlanOfTheOthersIsTheSameWithoutThoseThatStayAsTheyAre");
        int unchanged = 0;
        int others = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Tenant tenant = new Tenant();
            List<Staged> page = page(random);
            tenant.apply(page, random);
            List<Staged> changed = page(random);
            for (int i = 0; i < page.size(); i++) {
                if (random.nextInt(3) > 0) {
                    changed.set(i, page.get(i));
                }
            }
            List<Projection> projections = projections(changed);
            DirectoryView view = tenant.view();
            Set<ObjectGuid> stay = FindUnchanged.of(projections, view);
            Map<ObjectGuid, PlanStep> whole = byGuid(new PlanObjects().planFirst(projections, view, new Reserved()));
            Map<ObjectGuid, PlanStep> rest = byGuid(new PlanObjects()
                    .planFirst(
                            projections.stream()
                                    .filter(projection -> !stay.contains(projection.guid()))
                                    .toList(),
                            view,
                            new Reserved()));
            stay.forEach(guid -> assertThat(whole.get(guid)).isInstanceOf(PlanStep.Unchanged.class));
            whole.keySet().removeAll(stay);
            assertThat(rest).isEqualTo(whole);
            unchanged += stay.size();
            others += rest.size();
        }
        assertThat(unchanged).isGreaterThan(ROUNDS);
        assertThat(others).isGreaterThan(ROUNDS);
    }

    private static DesiredObject desired(Map<String, PropertyValue> properties) {
        Map<String, ValueFlow> owned = new TreeMap<>();
        NAMES.forEach(name -> owned.put(name, ValueFlow.ALWAYS));
        return new DesiredObject(
                TargetKind.GROUP,
                new SourceAnchor("anchor"),
                properties,
                owned,
                Map.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    private static Random seeded(String test) {
        System.out.println(test + " seed " + SEED);
        return new Random(SEED);
    }

    private static Map<String, PropertyValue> properties(Random random) {
        Map<String, PropertyValue> properties = new TreeMap<>();
        for (String name : NAMES) {
            switch (random.nextInt(6)) {
                case 0 -> properties.put(name, new Text("t" + random.nextInt(3)));
                case 1 -> properties.put(name, new Flag(random.nextBoolean()));
                case 2 -> properties.put(name, Texts.of("x", "y" + random.nextInt(3)));
                case 3 -> properties.put(name, new Whole(random.nextInt(2)));
                default -> {}
            }
        }
        return properties;
    }

    /** Eight users and groups that fight over few names. */
    private static List<Staged> page(Random random) {
        List<Staged> page = new ArrayList<>();
        for (int number = 1; number <= 8; number++) {
            Staged staged = number % 3 == 0 ? Samples.group(number) : Samples.user(number);
            String domain = random.nextInt(4) == 0 ? "@corp.local" : "@fabrikam.example";
            staged.with("userPrincipalName", "n" + random.nextInt(12) + domain);
            if (random.nextBoolean()) {
                staged.with(
                        "proxyAddresses",
                        "SMTP:a" + random.nextInt(12) + "@x.example",
                        "smtp:b" + random.nextInt(30) + "@x.example");
            }
            staged.with("description", "d" + random.nextInt(2));
            if (random.nextInt(10) == 0) {
                staged.gone();
            }
            page.add(staged);
        }
        return page;
    }

    private static List<Projection> projections(List<Staged> page) {
        return Samples.project(page.toArray(Staged[]::new));
    }

    private static Map<ObjectGuid, PlanStep> byGuid(Plan plan) {
        Map<ObjectGuid, PlanStep> steps = new TreeMap<>();
        plan.steps().forEach(step -> steps.put(step.guid(), step));
        return steps;
    }

    /** A tenant directory in memory that does what a plan says. */
    private static final class Tenant {

        private final Map<UUID, DirectoryObject> objects = new TreeMap<>();
        private final Map<ObjectGuid, UUID> links = new TreeMap<>();

        Plan plan(List<Projection> projections) {
            return new PlanObjects().plan(projections, view());
        }

        DirectoryView view() {
            Map<ObjectGuid, DirectoryObject> linked = new HashMap<>();
            links.forEach((guid, id) -> linked.put(guid, object(id)));
            Set<UUID> linkedIds = new HashSet<>(links.values());
            DirectoryObject[] others = objects.values().stream()
                    .filter(object -> !linkedIds.contains(object.id()))
                    .toArray(DirectoryObject[]::new);
            return Views.strict(Views.of(linked, others));
        }

        Plan apply(List<Staged> page, Random random) {
            Plan plan = plan(projections(page));
            for (PlanStep step : plan.steps()) {
                apply(step, random);
            }
            return plan;
        }

        private void apply(PlanStep step, Random random) {
            switch (step) {
                case PlanStep.Create(ObjectGuid guid, DesiredObject desired, List<HeldValue> held) -> {
                    UUID id = new UUID(random.nextLong(), random.nextLong());
                    links.put(guid, id);
                    put(id, desired.kind(), desired.anchor(), false, desired.properties());
                }
                case PlanStep.Update(ObjectGuid guid, UUID id, List<PropertyChange> changes, List<HeldValue> held) ->
                    change(id, changes);
                case PlanStep.Restore(ObjectGuid guid, UUID id, List<PropertyChange> changes, List<HeldValue> held) ->
                    change(id, changes);
                case PlanStep.SoftDelete(ObjectGuid guid, UUID id, DeleteReason reason) -> {
                    DirectoryObject object = object(id);
                    put(id, object.kind(), object.anchor().orElseThrow(), true, object.properties());
                }
                case PlanStep.Link link -> throw new AssertionError("nothing here is unlinked: " + link);
                case PlanStep.Disable disable -> throw new AssertionError("nothing here is disabled: " + disable);
                case PlanStep.Unchanged unchanged -> {}
                case PlanStep.Skip skip -> {}
                case PlanStep.Fail fail -> {}
            }
        }

        private void change(UUID id, List<PropertyChange> changes) {
            DirectoryObject object = object(id);
            put(
                    id,
                    object.kind(),
                    object.anchor().orElseThrow(),
                    false,
                    PropertyChange.apply(changes, object.properties()));
        }

        private DirectoryObject object(UUID id) {
            return Optional.ofNullable(objects.get(id)).orElseThrow();
        }

        private void put(
                UUID id, TargetKind kind, SourceAnchor anchor, boolean deleted, Map<String, PropertyValue> properties) {
            objects.put(id, new DirectoryObject(id, kind, Optional.of(anchor), deleted, !deleted, properties));
        }

        void assertUnique() {
            Set<String> seen = new HashSet<>();
            for (DirectoryObject object : objects.values()) {
                if (!object.deleted()) {
                    UniqueKeys keys = UniqueKeys.of(object.kind(), object.properties());
                    keys.userPrincipalName()
                            .ifPresent(name ->
                                    assertThat(seen.add("upn " + name)).as(name).isTrue());
                    keys.addresses()
                            .forEach(address -> assertThat(seen.add("address " + address))
                                    .as(address)
                                    .isTrue());
                }
            }
        }
    }
}
