package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.RULES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.Samples;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.DefaultExclusion;
import org.junit.jupiter.api.Test;

/** What becomes of an object depends on nothing but the object, whatever comes before, after or along with it. */
class ProjectionOrderTest {

    private static final long SEED = 20260102;
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson", "group", "contact", "computer");
    /** What an attribute ought not to hold, but directories can be wrong. */
    private static final List<String> WILD =
            List.of("", " ", "many", "99999999999999999999", "v".repeat(2000), "a\u0000b", "\ud83d", "Germany");

    private static final Set<String> USUAL = Set.of("cn", "sAMAccountName", "userAccountControl", "groupType");

    private static final List<String> TEXTS = List.of(
            "x500:/o=one",
            "smtp:a@x.example",
            "SMTP:A@x.example",
            "SMTP:b@fabrikam.example",
            "ann@fabrikam.example",
            "ann@corp.local",
            " Ann \u00d6 ",
            "\u5c71\u7530",
            "de");

    private static final List<SourceAttribute> ATTRIBUTES = SourceSchema.attributesNeeded(RULES);

    private static List<Projection> project(List<StagedObject> objects) {
        return new Project(NOW).project(objects, RULES);
    }

    private static Map<ObjectGuid, Projection> byGuid(List<Projection> projections) {
        Map<ObjectGuid, Projection> byGuid = new TreeMap<>();
        projections.forEach(projection -> byGuid.put(projection.guid(), projection));
        return byGuid;
    }

    private static StagedObject object(int number, Random random) {
        Map<String, List<AttributeValue>> attributes = new HashMap<>();
        for (SourceAttribute attribute : ATTRIBUTES) {
            boolean usual = USUAL.contains(attribute.name());
            if (usual ? random.nextInt(20) > 0 : random.nextInt(4) == 0) {
                attributes.put(attribute.name(), values(attribute, random));
            }
        }
        return new StagedObject(
                Samples.guid(number),
                CLASSES.get(random.nextInt(CLASSES.size())),
                "CN=o" + number + ",OU=Staff,DC=corp,DC=fabrikam,DC=example",
                List.of(Samples.STAFF, Samples.DOMAIN),
                random.nextInt(20) == 0,
                false,
                attributes);
    }

    private static List<AttributeValue> values(SourceAttribute attribute, Random random) {
        List<AttributeValue> values = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            values.add(value(attribute.name(), random));
        }
        return values;
    }

    private static AttributeValue value(String attribute, Random random) {
        AttributeSyntax syntax = SourceAttributes.KNOWN
                .find(attribute)
                .map(SourceAttributeDefinition::syntax)
                .orElse(AttributeSyntax.TEXT);
        String text = random.nextInt(300) == 0
                ? one(WILD, random)
                : switch (syntax) {
                    case BOOLEAN -> one(List.of("TRUE", "FALSE"), random);
                    case INTEGER, LARGE_INTEGER ->
                        one(List.of("512", "514", "-2147483646", "8", "0", "132772253564048004"), random);
                    case TIME -> "20210927140916.0Z";
                    case SECURITY_IDENTIFIER -> "AQIAAAAAAAUgAAAAIAIAAA==";
                    case OCTETS -> "MyIRAFVEd2aImaq7zN3u/w==";
                    default -> one(TEXTS, random);
                };
        return syntax.isBinary() ? new AttributeValue.Binary(text) : new AttributeValue.Text(text);
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<StagedObject> objects(Random random) {
        List<StagedObject> objects = new ArrayList<>();
        for (int number = 1; number <= 300; number++) {
            objects.add(object(number, random));
        }
        return objects;
    }

    private static StagedObject renamed(StagedObject object, Random random, UnaryOperator<String> spelling) {
        List<String> names = new ArrayList<>(object.attributes().keySet());
        Collections.shuffle(names, random);
        Map<String, List<AttributeValue>> attributes = new LinkedHashMap<>();
        names.forEach(name -> attributes.put(spelling.apply(name), object.values(name)));
        return new StagedObject(
                object.guid(),
                object.objectClass(),
                object.distinguishedName(),
                object.containers(),
                object.deleted(),
                object.absent(),
                attributes);
    }

    @Test
    void shuffledRepeatedAndSplitObjectsAreProjectedAlike() {
        System.out.println("shuffledRepeatedAndSplitObjectsAreProjectedAlike seed " + SEED);
        Random random = new Random(SEED);
        List<StagedObject> objects = objects(random);
        Map<ObjectGuid, Projection> expected = byGuid(project(objects));
        assertThat(expected).hasSize(objects.size());
        assertThat(expected.values().stream().map(Object::getClass).distinct())
                .as("kinds of projections that the objects give")
                .hasSizeGreaterThanOrEqualTo(3);
        for (int round = 0; round < 10; round++) {
            List<StagedObject> shuffled = new ArrayList<>(objects);
            shuffled.addAll(objects.subList(0, random.nextInt(objects.size())));
            Collections.shuffle(shuffled, random);
            assertThat(byGuid(project(shuffled))).isEqualTo(expected);
            int cut = random.nextInt(shuffled.size());
            Map<ObjectGuid, Projection> parts = byGuid(project(shuffled.subList(0, cut)));
            parts.putAll(byGuid(project(shuffled.subList(cut, shuffled.size()))));
            assertThat(parts).isEqualTo(expected);
        }
    }

    @Test
    void theOrderAndSpellingOfAttributesMeansNothing() {
        System.out.println("theOrderAndSpellingOfAttributesMeansNothing seed " + SEED);
        Random random = new Random(SEED + 1);
        List<StagedObject> objects = objects(random);
        List<StagedObject> others = objects.stream()
                .map(object -> renamed(object, random, name -> name.toUpperCase(Locale.ROOT)))
                .toList();
        List<Projection> expected = project(objects);
        List<Projection> found = project(others);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyProjectedObjectHoldsWhatItsPropertiesTake() {
        System.out.println("everyProjectedObjectHoldsWhatItsPropertiesTake seed " + SEED);
        Random random = new Random(SEED + 2);
        int projected = 0;
        SyncRules everything = RULES.without(DefaultExclusion.values());
        for (Projection projection : new Project(NOW).project(objects(random), everything)) {
            if (projection instanceof Projection.Projected(StagedObject source, DesiredObject desired)) {
                projected++;
                assertThat(desired.owned().keySet())
                        .as(source.distinguishedName())
                        .containsAll(desired.properties().keySet());
                assertThat(desired.properties()).containsKeys("displayName", "mailNickname");
                assertThat(desired.properties().keySet()).containsAll(desired.standIns());
                assertThat(desired.matchKeys())
                        .allSatisfy(key -> assertThat(desired.properties()).containsKey(key.property()));
            }
        }
        assertThat(projected).isGreaterThan(50);
    }
}
