package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.DOMAINS;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;

import java.util.List;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.Projection.Rejected;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final PropertyDefinition TITLE = PropertyDefinition.text("jobTitle");

    @Test
    void aFailingMappingHarmsOnlyItsObject() {
        PropertyDefinition number = PropertyDefinition.of("number", PropertyDefinition.Type.INTEGER, false);
        SyncRules rules = Mapped.rules(AttributeMapping.always(number, Mapped.evaluated("[title]")));
        List<Projection> projections = new Project(NOW)
                .project(
                        List.of(
                                user(2).with("title", "2").build(),
                                user(1).with("title", "one").build()),
                        rules);
        assertThat(projections.getFirst()).isInstanceOf(Rejected.class);
        assertThat(projections.getLast()).isInstanceOf(Projected.class);
    }

    @Test
    void projectionsComeInTheOrderOfTheirGuidsWhateverTheOrderOfTheObjects() {
        SyncRules rules = SyncRules.defaults("corp.example", DOMAINS);
        List<StagedObject> objects = List.of(user(3).build(), group(1).build(), user(2).build());
        assertThat(new Project(NOW).project(objects, rules))
                .extracting(Projection::guid)
                .containsExactly(guid(1), guid(2), guid(3));
        assertThat(new Project(NOW).project(objects, rules))
                .isEqualTo(new Project(NOW).project(objects.reversed(), rules));
    }

    @Test
    void eachClassIsMappedByItsOwnMappings() {
        SyncRules one = Mapped.rules(AttributeMapping.always(TITLE, Mapped.evaluated("[title]")));
        ObjectMapping groups = ObjectMapping.unlimited(
                "group",
                TargetKind.GROUP,
                new AnchorRule.ObjectGuid(),
                List.of(AttributeMapping.always(TITLE, Mapped.evaluated("[info]"))),
                List.of());
        SyncRules rules = new SyncRules(
                List.of(one.objectMappings().getFirst(), groups),
                one.scope(),
                one.exclusions(),
                one.domains(),
                one.directory(),
                one.attributes(),
                false);
        List<Projection> projections = new Project(NOW)
                .project(
                        List.of(
                                user(1).with("title", "t").with("info", "i").build(),
                                group(2).with("title", "t").with("info", "i").build()),
                        rules);
        assertThat(projections)
                .extracting(projection ->
                        ((Projected) projection).desired().properties().get("jobTitle"))
                .containsExactly(new Text("t"), new Text("i"));
        assertThat(SourceSchema.attributesNeeded(rules))
                .extracting(SourceAttribute::name)
                .containsExactly("cn", "info", "sAMAccountName", "title");
    }
}
