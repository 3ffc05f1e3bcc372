package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.DOMAINS;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappedValue;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.MappingSource.Multiplicity;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.mapping.ValueExpression;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.Scope;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private static final AnchorRule ANCHOR = new AnchorRule.Attribute("employeeID");

    private static SyncRules rules(ValueExpression expression) {
        ObjectMapping mapping = ObjectMapping.unlimited(
                "user",
                TargetKind.USER,
                ANCHOR,
                List.of(
                        AttributeMapping.always(
                                PropertyDefinition.text("displayName"),
                                new MappingSource.Computed(Set.of("cn"), expression)),
                        AttributeMapping.always(
                                PropertyDefinition.text("photo"),
                                new MappingSource.Direct("thumbnailPhoto", Multiplicity.FIRST))),
                List.of());
        return new SyncRules(
                List.of(mapping),
                Scope.WHOLE_DIRECTORY,
                EnumSet.noneOf(DefaultExclusion.class),
                DOMAINS,
                DirectoryFacts.named("CORP.example"));
    }

    @Test
    void anExpressionSeesTheObjectAndTheContext() {
        SyncRules rules = rules((object, context) ->
                MappedValue.text(object.text("cn").map(name -> name + " of " + context.directoryName())));
        StagedObject ann = user(1).with("employeeID", "42")
                .with("thumbnailPhoto", new byte[] {1})
                .build();
        assertThat(new Project().project(List.of(ann), rules).getFirst())
                .isInstanceOfSatisfying(Projected.class, projected -> {
                    assertThat(projected.desired().anchor().value()).isEqualTo("42");
                    assertThat(projected.desired().properties())
                            .containsOnly(
                                    Map.entry("displayName", new Text("u1 of corp.example")),
                                    Map.entry("onPremisesImmutableId", new Text("42")),
                                    Map.entry("photo", new Text("AQ==")));
                });
        assertThat(SourceSchema.attributesNeeded(rules))
                .containsExactly(
                        new SourceAttribute("cn", SourceAttribute.Kind.TEXT),
                        new SourceAttribute("employeeID", SourceAttribute.Kind.TEXT),
                        new SourceAttribute("thumbnailPhoto", SourceAttribute.Kind.BINARY));
    }

    @Test
    void anExpressionThatBreaksHarmsOnlyItsObject() {
        SyncRules rules = rules((object, context) -> {
            if (object.guid().equals(guid(1))) {
                throw new IllegalStateException("secret detail");
            }
            return MappedValue.NOTHING;
        });
        List<Projection> projections = new Project()
                .project(
                        List.of(
                                user(2).with("employeeID", "2").build(),
                                user(1).with("employeeID", "1").build()),
                        rules);
        assertThat(projections.getFirst()).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.failure().code()).isEqualTo("MappingFailed");
            assertThat(rejected.failure().attribute()).isEqualTo("displayName");
            assertThat(rejected.failure().message()).doesNotContain("secret");
        });
        assertThat(projections.getLast()).isInstanceOf(Projected.class);
    }

    @Test
    void anObjectWithoutAnchorIsRejected() {
        assertThat(new Project()
                        .project(List.of(user(1).build()), rules((object, context) -> MappedValue.NOTHING))
                        .getFirst())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.failure())
                                .extracting(Failure::code)
                                .isEqualTo("SourceAnchorMissing"));
    }

    @Test
    void projectionsComeInTheOrderOfTheirGuids() {
        SyncRules rules = SyncRules.defaults("corp.example", DOMAINS);
        List<StagedObject> objects = List.of(user(3).build(), group(1).build(), user(2).build());
        assertThat(new Project().project(objects, rules))
                .extracting(Projection::guid)
                .containsExactly(guid(1), guid(2), guid(3));
        assertThat(new Project().project(objects, rules)).isEqualTo(new Project().project(objects.reversed(), rules));
    }
}
