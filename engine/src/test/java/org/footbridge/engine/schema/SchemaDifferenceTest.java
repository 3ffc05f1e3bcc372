package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.schema.SchemaDifference.ClassDifference;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.FilterOperator;
import org.junit.jupiter.api.Test;

class SchemaDifferenceTest {

    private static final DirectoryFacts FACTS = new DirectoryFacts("corp.contoso.example", "CORP", "", "");

    private final CompiledSchema standard = CompileSchema.defaults(FACTS);

    @Test
    void theSameSchemaCompiledAgainDiffersInNothing() {
        SchemaDifference difference = SchemaDifference.between(standard, CompileSchema.defaults(FACTS));
        assertThat(difference.isNone()).isTrue();
    }

    @Test
    void aNewMappingIsAddedAndItsAttributeWasNeverAskedFor() {
        SchemaDifference difference =
                to(Schemas.with("preferredDataLocation", new ValueSource.Attribute("CONTOSOFLOOR")));
        assertThat(difference.classes())
                .containsOnlyKeys("user")
                .containsEntry(
                        "user", new ClassDifference(Set.of("preferredDataLocation"), Set.of(), Set.of(), false, false));
        assertThat(difference.neverAsked()).containsExactly("CONTOSOFLOOR");
    }

    @Test
    void anotherSourceIsAChangeAndMayAskForNothingNew() {
        SchemaDifference difference = to(Schemas.with("city", new ValueSource.Expression("ToUpper([l])")));
        assertThat(difference.classes().get("user"))
                .isEqualTo(new ClassDifference(Set.of(), Set.of("city"), Set.of(), false, false));
        assertThat(difference.neverAsked()).isEmpty();
    }

    @Test
    void aRemovedMappingAndAClearedOneAreToldApart() {
        assertThat(to(Schemas.without("city")).classes().get("user"))
                .isEqualTo(new ClassDifference(Set.of(), Set.of(), Set.of("city"), false, false));
        assertThat(to(Schemas.with("city", new ValueSource.Cleared())).classes().get("user"))
                .isEqualTo(new ClassDifference(Set.of(), Set.of("city"), Set.of(), false, false));
    }

    @Test
    void linksAreComparedToo() {
        assertThat(to(Schemas.without("manager")).classes().get("user"))
                .isEqualTo(new ClassDifference(Set.of(), Set.of(), Set.of("manager"), false, false));
    }

    @Test
    void anotherAnchorAndOtherMatchingChangeTheIdentity() {
        assertThat(to(Schemas.with(TargetSchema.ANCHOR, new ValueSource.Attribute("objectGUID")))
                        .classes()
                        .get("user"))
                .isEqualTo(new ClassDifference(Set.of(), Set.of(), Set.of(), true, false));
        AttributeMappingDefinition mail = AttributeMappingDefinition.always(
                        "mail", new ValueSource.Expression("Trim([mail])"))
                .matching(3);
        assertThat(to(Schemas.with(mail)).classes().get("user"))
                .isEqualTo(new ClassDifference(Set.of(), Set.of(), Set.of(), true, false));
    }

    @Test
    void anotherFilterChangesTheScope() {
        SchemaDifference difference =
                to(Schemas.filtered(new AttributeFilter.Clause("employeeType", FilterOperator.IS_NOT_NULL, List.of())));
        assertThat(difference.classes())
                .containsOnlyKeys("user")
                .containsEntry("user", new ClassDifference(Set.of(), Set.of(), Set.of(), false, true));
        assertThat(difference.neverAsked()).isEmpty();
    }

    @Test
    void aClassThatIsNotMappedAnyMoreLosesItsIdentity() {
        SynchronizationSchema schema = DefaultSchema.schema();
        SynchronizationRule rule = schema.rules().getFirst();
        SynchronizationSchema without = new SynchronizationSchema(
                List.of(rule.withObjectMappings(rule.objectMappings().subList(0, 3))), List.of());
        SchemaDifference difference = to(without);
        assertThat(difference.classes()).containsOnlyKeys("contact");
        ClassDifference contact = difference.classes().get("contact");
        assertThat(contact).isNotNull();
        assertThat(contact.identity()).isTrue();
        assertThat(contact.removed()).contains("displayName", "manager");
    }

    @Test
    void aNameOfTheDirectoryThatBecomesKnownIsADifference() {
        SchemaDifference difference = SchemaDifference.between(
                CompileSchema.defaults(DirectoryFacts.named("corp.contoso.example")), standard);
        assertThat(difference.classes().get("group"))
                .isEqualTo(new ClassDifference(Set.of("onPremisesNetBiosName"), Set.of(), Set.of(), false, false));
        assertThat(difference.neverAsked()).isEmpty();
    }

    private SchemaDifference to(SynchronizationSchema schema) {
        return SchemaDifference.between(standard, CompileSchema.compile(schema, Optional.of(Schemas.DIRECTORY), FACTS));
    }
}
