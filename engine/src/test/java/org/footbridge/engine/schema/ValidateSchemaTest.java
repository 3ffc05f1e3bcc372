package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.AttributeMappingDefinition.FlowBehavior;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.FilterOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateSchemaTest {

    private static final String EXTENSION = "extension_0123456789abcdef0123456789abcdef_costCentre";

    @Test
    void theDefaultSchemaHasNothingAgainstIt() {
        assertThat(ValidateSchema.validate(DefaultSchema.schema(), Optional.of(Schemas.DIRECTORY)))
                .isEmpty();
        assertThat(ValidateSchema.validate(DefaultSchema.schema(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void inADirectoryWithoutExchangeOneNoteForEachClassNamesWhatIsLacking() {
        List<SchemaFault> found = ValidateSchema.validate(DefaultSchema.schema(), Optional.of(Schemas.PLAIN_DIRECTORY));
        assertThat(found).extracting(SchemaFault::code).containsOnly("SourceAttributeLacking");
        assertThat(found)
                .extracting(SchemaFault::sourceClass)
                .containsExactly("user", "inetOrgPerson", "group", "contact");
        assertThat(found.getFirst().isFault()).isFalse();
        assertThat(found.getFirst().message())
                .contains("mailNickname", "msExchMailboxGuid", "extensionAttribute1", "publicDelegates")
                .doesNotContain("displayName");
    }

    @Test
    void aClassOfTheDefaultSchemaThatTheDirectoryLacksIsNoted() {
        DiscoveredSchema usersOnly = new DiscoveredSchema(
                List.of(Schemas.DIRECTORY.sourceClass("user").orElseThrow()), Schemas.DIRECTORY.attributes());
        assertThat(ValidateSchema.validate(DefaultSchema.schema(), Optional.of(usersOnly)))
                .extracting(fault -> fault.code() + " " + fault.severity() + " " + fault.sourceClass())
                .containsExactly(
                        "SourceClassLacking NOTE inetOrgPerson",
                        "SourceClassLacking NOTE group",
                        "SourceClassLacking NOTE contact");
    }

    @Test
    void whatIsWorkedOutNeedsTheAttributesItIsMadeOf() {
        SourceClass group = Schemas.DIRECTORY.sourceClass("group").orElseThrow();
        Set<String> names = new TreeSet<>(group.attributes());
        names.removeIf("userAccountControl"::equalsIgnoreCase);
        DiscoveredSchema directory = new DiscoveredSchema(
                List.of(
                        Schemas.DIRECTORY.sourceClass("user").orElseThrow(),
                        Schemas.DIRECTORY.sourceClass("inetOrgPerson").orElseThrow(),
                        new SourceClass("group", names),
                        Schemas.DIRECTORY.sourceClass("contact").orElseThrow()),
                Schemas.DIRECTORY.attributes());
        SynchronizationSchema schema = Schemas.changed("group", definition -> {
            List<AttributeMappingDefinition> mappings = new ArrayList<>(definition.attributeMappings());
            mappings.removeIf(mapping -> mapping.targetAttributeName().equals("info"));
            mappings.add(
                    AttributeMappingDefinition.always("info", new ValueSource.Expression("CStr([accountDisabled])")));
            return definition.withAttributeMappings(mappings);
        });
        assertThat(ValidateSchema.validate(schema, Optional.of(directory)))
                .extracting(fault -> fault.code() + " " + fault.sourceClass() + " " + fault.target())
                .containsExactly("UnknownSourceAttribute group info");
    }

    @Test
    void attributesNobodyKnowsAreOnlyNotedAsLongAsTheDirectoryToldNothing() {
        SynchronizationSchema schema = Schemas.with("info", new ValueSource.Expression("Trim([contosoCostCentre])"));
        assertThat(ValidateSchema.validate(schema, Optional.empty()))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.code()).isEqualTo("SourceAttributeUnchecked");
                    assertThat(note.isFault()).isFalse();
                    assertThat(note.message()).contains("contosoCostCentre");
                });
        assertThat(Schemas.faults(schema)).isEmpty();
    }

    /** Target, source (text in brackets: an attribute, in quotes: a constant, otherwise an expression), code, nearest. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
        displayname,        [displayName],                          UnknownTarget,              displayName
        favouriteColour,    [info],                                 UnknownTarget,              ''
        managedBy,          [manager],                              UnknownTarget,              manager
        id,                 [info],                                 ReadOnlyTarget,             ''
        onPremisesImmutableId, [objectGUID],                        ReadOnlyTarget,             ''
        info,               [contosoCostCenter],                    UnknownSourceAttribute,     contosoCostCentre
        info,               Trim([nothingLikeIt]),                  UnknownSourceAttribute,     ''
        info,               [memberOf],                             SourceAttributeBackLink,    ''
        info,               [canonicalName],                        SourceAttributeConstructed, ''
        info,               [tokenGroups],                          SourceAttributeConstructed, ''
        info,               CStr([badPwdCount]),                    SourceAttributeNotReplicated, ''
        info,               [lastLogon],                            SourceAttributeNotReplicated, ''
        info,               [unicodePwd],                           SourceAttributeSecret,      ''
        info,               [nTSecurityDescriptor],                 SourceAttributeUnreadable,  ''
        info,               [manager],                              TypeMismatch,               ''
        info,               Trim([manager]),                        ReferenceInExpression,      ''
        accountEnabled,     [contosoFloor],                         TypeMismatch,               ''
        thumbnailPhoto,     [info],                                 TypeMismatch,               ''
        countryCode,        [contosoRemote],                        TypeMismatch,               ''
        lastPasswordChangeDateTime, [contosoBadge],                 TypeMismatch,               ''
        manager,            [info],                                 TypeMismatch,               ''
        manager,            [secretary],                            TypeMismatch,               ''
        manager,            Trim([info]),                           TypeMismatch,               ''
        manager,            "CN=Ann",                               TypeMismatch,               ''
        accountEnabled,     "yes",                                  InvalidConstant,            ''
        countryCode,        "276 ",                                 '',                         ''
        countryCode,        "DE",                                   InvalidConstant,            ''
        userType,           "Employee",                             InvalidConstant,            ''
        userType,           "guest",                                '',                         ''
        usageLocation,      "Germany",                              InvalidConstant,            ''
        employeeId,         "12345678901234567",                    InvalidConstant,            ''
        info,               "",                                     InvalidConstant,            ''
        thumbnailPhoto,     "***",                                  InvalidConstant,            ''
        lastPasswordChangeDateTime, "yesterday",                    InvalidConstant,            ''
        lastPasswordChangeDateTime, "2026-01-31T12:00:00+01:00",    '',                         ''
        info,               "%DomainFQDM%",                         UnknownParameter,           DomainFQDN
        info,               'Append([cn], %DomainFqdn%)',           UnknownParameter,           DomainFQDN
        info,               'Append([cn], %Domain.FQDN%)',          UnknownParameter,           DomainFQDN
        info,               'Append([cn], %DomainNetBios%)',        '',                         ''
        accountEnabled,     'IIF([info]="","yes","no")',            TypeMismatch,               ''
        accountEnabled,     'IIF([info]="",True,Len([info]))',      TypeMismatch,               ''
        accountEnabled,     'IIF([info]="","true",IgnoreAttributeFlow)', '',                    ''
        accountEnabled,     'Switch([info],[mail],"a","yes")',      TypeMismatch,               ''
        accountEnabled,     'Not([info])',                          '',                         ''
        userType,           Len([cn]),                              TypeMismatch,               ''
        userType,           'Switch([info], , "g", "Gast")',        TypeMismatch,               ''
        userType,           'IIF(IsPresent([info]),"guest",NULL)',  '',                         ''
        countryCode,        'Coalesce([info], "none")',             TypeMismatch,               ''
        countryCode,        'Coalesce(Len([info]), "276")',         '',                         ''
        countryCode,        IsPresent([info]),                      TypeMismatch,               ''
        thumbnailPhoto,     Len([info]),                            TypeMismatch,               ''
        thumbnailPhoto,     'IIF([info]="","***",Trim([info]))',    TypeMismatch,               ''
        lastPasswordChangeDateTime, CDate([info]),                  '',                         ''
        lastPasswordChangeDateTime, IsPresent([info]),              TypeMismatch,               ''
        info,               'IIF([mail]="",Len([cn]),True)',        '',                         ''
        info,               "100%",                                 '',                         ''
        info,               [contosoHired],                         '',                         ''
        info,               [CONTOSOFLOOR],                         '',                         ''
        info,               [distinguishedName],                    '',                         ''
        """)
    void sourcesAndTargetsFitEachOther(String target, String source, String code, String nearest) {
        List<SchemaFault> faults = Schemas.faults(Schemas.with(target, source(source)));
        if (code.isEmpty()) {
            assertThat(faults).isEmpty();
            return;
        }
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.sourceClass()).isEqualTo("user");
            assertThat(fault.target()).isEqualTo(target);
            assertThat(fault.nearest()).isEqualTo(nearest);
            assertThat(fault.message()).endsWith(".");
            assertThat(fault.nextStep()).endsWith(".");
        });
    }

    @Test
    void allThatAnExpressionNamesWronglyIsToldAtOnce() {
        String text = "IIF([nothingLikeIt]=%DomainFqdn%,Append(%Forest%,[mail]),IIF([info]=\"\",\"yes\",\"no\"))";
        List<SchemaFault> faults = Schemas.faults(Schemas.with("accountEnabled", new ValueSource.Expression(text)));
        assertThat(faults)
                .extracting(SchemaFault::code)
                .containsExactlyInAnyOrder(
                        "UnknownParameter", "UnknownParameter", "TypeMismatch", "UnknownSourceAttribute");
        assertThat(faults)
                .extracting(SchemaFault::message)
                .contains("accountEnabled takes True or False, and the expression can give yes, no.");
    }

    @ParameterizedTest
    @CsvSource({
        "Trim([info], 3",
        "Trmi([info]), 0",
        "[info, 0",
        "Trim(), 0",
        "'Join(\", \", [info], Nothing)', 19",
        "'SelectUniqueValue([info], [mail])', 0"
    })
    void textsThatAreNoExpressionsAreNamedWithTheirPosition(String text, int from) {
        List<SchemaFault> faults = Schemas.faults(Schemas.with("info", new ValueSource.Expression(text)));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.target()).isEqualTo("info");
            assertThat(fault.position().orElseThrow()).isGreaterThanOrEqualTo(from);
            assertThat(fault.message()).isNotBlank();
        });
    }

    @Test
    void anUnknownFunctionComesWithTheNearestOne() {
        assertThat(Schemas.faults(Schemas.with("info", new ValueSource.Expression("Trmi([info])"))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.nearest()).isEqualTo("Trim");
                    assertThat(fault.position()).isEqualTo(OptionalInt.of(0));
                });
    }

    @Test
    void anExpressionHasAtMostTenThousandCharacters() {
        String long_ = "Append([info], \"" + "x".repeat(10_000) + "\")";
        assertThat(Schemas.faults(Schemas.with("info", new ValueSource.Expression(long_))))
                .hasSize(1);
        String fitting = "Append([info], \"" + "x".repeat(9_982) + "\")";
        assertThat(fitting).hasSize(10_000);
        assertThat(Schemas.faults(Schemas.with("info", new ValueSource.Expression(fitting))))
                .isEmpty();
    }

    @Test
    void aTargetHasOneMapping() {
        SynchronizationSchema schema = Schemas.changed("group", definition -> {
            List<AttributeMappingDefinition> mappings = new ArrayList<>(definition.attributeMappings());
            mappings.add(AttributeMappingDefinition.always("description", new ValueSource.Attribute("info")));
            return definition.withAttributeMappings(mappings);
        });
        assertThat(places(schema)).containsExactly("TargetMappedTwice group description");
    }

    @ParameterizedTest
    @CsvSource({"accountEnabled", "displayName", "userPrincipalName", "mailNickname"})
    void whatAUserCannotBeWithoutIsMapped(String target) {
        assertThat(places(Schemas.without(target))).containsExactly("RequiredTargetMissing user " + target);
        assertThat(places(Schemas.with(target, new ValueSource.Cleared())))
                .contains("RequiredTargetMissing user " + target);
        assertThat(places(Schemas.with(target, new ValueSource.None())))
                .containsExactly("RequiredTargetMissing user " + target);
    }

    @Test
    void aRequiredTargetMayLiveOnItsDefault() {
        assertThat(places(Schemas.with(mapping("accountEnabled", new ValueSource.None(), "true", ValueFlow.ALWAYS, 0))))
                .isEmpty();
    }

    @Test
    void defaultsFitTheirTargets() {
        assertThat(places(Schemas.with(
                        mapping("countryCode", new ValueSource.Attribute("countryCode"), "no", ValueFlow.ALWAYS, 0))))
                .containsExactly("InvalidDefaultValue user countryCode");
        assertThat(places(Schemas.with(
                        mapping("userType", new ValueSource.Attribute("info"), "Member", ValueFlow.ALWAYS, 0))))
                .isEmpty();
        assertThat(places(Schemas.with(
                        mapping("manager", new ValueSource.Attribute("manager"), "CN=Ann", ValueFlow.ALWAYS, 0))))
                .containsExactly("InvalidDefaultValue user manager");
    }

    @Test
    void referencesAlwaysFlowAndCanBeCleared() {
        assertThat(places(Schemas.with(
                        mapping("manager", new ValueSource.Attribute("manager"), "", ValueFlow.OBJECT_ADD_ONLY, 0))))
                .containsExactly("FlowNotPossible user manager");
        assertThat(places(Schemas.with("manager", new ValueSource.Cleared()))).isEmpty();
    }

    @Test
    void objectsAreMatchedByWhatTheyCanBeFoundBy() {
        ValueSource mail = new ValueSource.Attribute("mail");
        assertThat(places(Schemas.with(mapping("mail", mail, "", ValueFlow.ALWAYS, 3))))
                .isEmpty();
        assertThat(places(Schemas.with(mapping("info", mail, "", ValueFlow.ALWAYS, 3))))
                .containsExactly("MatchingNotPossible user info");
        assertThat(places(Schemas.with(mapping("employeeId", new ValueSource.Constant("1"), "", ValueFlow.ALWAYS, 3))))
                .containsExactly("MatchingNotPossible user employeeId");
        assertThat(places(Schemas.with(mapping("mail", mail, "", ValueFlow.ALWAYS, 2))))
                .containsExactly("InvalidMatchingPriority user mail");
        assertThat(places(Schemas.with(mapping("mail", mail, "", ValueFlow.ALWAYS, -1))))
                .containsExactly("InvalidMatchingPriority user mail");
    }

    @Test
    void aLinkFlowsToOneProperty() {
        assertThat(places(Schemas.with("altRecipient", new ValueSource.Attribute("manager"))))
                .containsExactly("LinkMappedTwice user altRecipient");
    }

    @Test
    void aLinkOfSeveralValuesDoesNotFlowToAPropertyOfOne() {
        assertThat(places(Schemas.with("manager", new ValueSource.Attribute("publicDelegates"))))
                .contains("TypeMismatch user manager");
    }

    @Test
    void aNameThatIsNoLinkFlowsAsReferenceToo() {
        List<SourceAttributeDefinition> told = Schemas.DIRECTORY.attributes().stream()
                .map(attribute -> attribute.isReference()
                        ? SourceAttributeDefinition.plain(
                                attribute.name(), AttributeSyntax.NAME, attribute.singleValued())
                        : attribute)
                .toList();
        assertThat(ValidateSchema.validate(
                        DefaultSchema.schema(), Optional.of(new DiscoveredSchema(Schemas.DIRECTORY.classes(), told))))
                .isEmpty();
    }

    @Test
    void aConfidentialAttributeIsNoted() {
        assertThat(ValidateSchema.validate(
                        Schemas.with("info", new ValueSource.Expression("CStr([contosoSalary])")),
                        Optional.of(Schemas.DIRECTORY)))
                .extracting(fault -> fault.code() + " " + fault.severity())
                .containsExactly("SourceAttributeConfidential NOTE");
    }

    @ParameterizedTest
    @CsvSource({
        "[contosoCostCentre], ''",
        "[contosoFloor], ''",
        "[contosoBadge], ''",
        "[OBJECTGUID], ''",
        "ConvertToBase64([contosoBadge]), InvalidAnchor",
        "[contosoProjects], AnchorNotSuitable",
        "[contosoRemote], AnchorNotSuitable",
        "[manager], AnchorNotSuitable",
        "[mail], AnchorNotSuitable",
        "[sAMAccountName], AnchorNotSuitable",
        "[contosoNothing], UnknownSourceAttribute",
        "[canonicalName], SourceAttributeConstructed",
        "'IIF(IsPresent([mS-DS-ConsistencyGuid]),[mS-DS-ConsistencyGuid],[objectGUID])', ''",
        "'IIF( IsPresent([ms-ds-consistencyguid]), ConvertToBase64([mS-DS-ConsistencyGuid]),"
                + " ConvertToBase64([objectGUID]))', ''",
        "'IIF(IsPresent([info]),[info],[objectGUID])', InvalidAnchor",
        "'\"constant\"', InvalidAnchor"
    })
    void anAnchorIsForLife(String source, String code) {
        List<String> found = places(Schemas.with(TargetSchema.ANCHOR, source(source)));
        if (code.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(code + " user sourceAnchor");
        }
    }

    @Test
    void anObjectMappingHasAnAnchor() {
        assertThat(places(Schemas.without(TargetSchema.ANCHOR))).containsExactly("AnchorMissing user sourceAnchor");
    }

    @Test
    void filtersAskWhatTheDirectoryCanAnswer() {
        assertThat(filter("department", FilterOperator.EQUALS, "Sales")).isEmpty();
        assertThat(filter("accountDisabled", FilterOperator.IS_FALSE)).isEmpty();
        assertThat(filter("contosoFloor", FilterOperator.GREATER_THAN, "3")).isEmpty();
        assertThat(filter("contosoDepartment", FilterOperator.EQUALS, "Sales"))
                .containsExactly("UnknownSourceAttribute");
        assertThat(filter("memberOf", FilterOperator.INCLUDES, "Sales")).contains("SourceAttributeBackLink");
        assertThat(filter("proxyAddresses", FilterOperator.INCLUDES, "x")).containsExactly("InvalidFilter");
        assertThat(filter("department", FilterOperator.GREATER_THAN, "3")).containsExactly("InvalidFilter");
        assertThat(filter("department", FilterOperator.IS_TRUE)).containsExactly("InvalidFilter");
        assertThat(filter("contosoFloor", FilterOperator.GREATER_THAN, "third")).containsExactly("InvalidFilter");
        assertThat(filter("department", FilterOperator.REGEX_MATCH, "(")).containsExactly("InvalidFilter");
        assertThat(filter("department", FilterOperator.EQUALS)).containsExactly("InvalidFilter");
        assertThat(filter("mailEnabled", FilterOperator.IS_TRUE)).isEmpty();
        assertThat(filter("mailEnabled", FilterOperator.EQUALS, "True")).containsExactly("InvalidFilter");
    }

    @Test
    void extensionsHaveNamesAndTypes() {
        assertThat(places(Schemas.extended(List.of(extension(EXTENSION, PropertyDefinition.Type.STRING, true)))))
                .isEmpty();
        assertThat(places(Schemas.extended(List.of(
                        extension("extension_0123_costCentre", PropertyDefinition.Type.STRING, false),
                        extension(EXTENSION + "1", PropertyDefinition.Type.DATE_TIME, false),
                        extension(EXTENSION + "2", PropertyDefinition.Type.BOOLEAN, true),
                        extension(EXTENSION + "3", PropertyDefinition.Type.STRING, false),
                        extension(EXTENSION + "3", PropertyDefinition.Type.INTEGER, false),
                        new DirectoryExtension(
                                TargetKind.CONTACT, EXTENSION + "4", PropertyDefinition.Type.STRING, false)))))
                .containsExactly(
                        "InvalidExtensionName  extension_0123_costCentre",
                        "InvalidExtensionType  " + EXTENSION + "1",
                        "InvalidExtensionType  " + EXTENSION + "2",
                        "ExtensionDefinedTwice  " + EXTENSION + "3",
                        "ExtensionNotPossible  " + EXTENSION + "4");
    }

    @Test
    void anExtensionThatIsNotDefinedIsNoTarget() {
        assertThat(places(Schemas.with(EXTENSION, new ValueSource.Attribute("info"))))
                .containsExactly("UnknownTarget user " + EXTENSION);
    }

    @Test
    void anObjectHasAtMostAHundredExtensions() {
        assertThat(places(extended(100))).isEmpty();
        assertThat(places(extended(101))).containsExactly("TooManyExtensions user ");
    }

    @Test
    void aClassIsMappedOnceAndIsThere() {
        SynchronizationSchema schema = DefaultSchema.schema();
        SynchronizationRule rule = schema.rules().getFirst();
        List<ObjectMappingDefinition> mappings = new ArrayList<>(rule.objectMappings());
        ObjectMappingDefinition contact = mappings.getLast();
        mappings.add(renamed(contact, "CONTACT", "Contact"));
        mappings.add(renamed(contact, "contat", "Contact"));
        mappings.add(renamed(contact, "printer", "Device"));
        assertThat(places(new SynchronizationSchema(List.of(rule.withObjectMappings(mappings)), List.of())))
                .containsExactly(
                        "ClassMappedTwice CONTACT ",
                        "UnknownSourceClass contat ",
                        "UnknownSourceClass printer ",
                        "UnknownTargetObject printer ");
    }

    @Test
    void rulesGoFromTheDirectoryToTheTenant() {
        SynchronizationRule rule = new SynchronizationRule(
                "1",
                "back",
                true,
                2,
                SynchronizationRule.TARGET_DIRECTORY,
                SynchronizationRule.SOURCE_DIRECTORY,
                List.of(),
                Map.of());
        assertThat(places(new SynchronizationSchema(List.of(rule), List.of()))).containsExactly("UnknownDirectory  ");
    }

    @Test
    void everyFaultIsNamedAtOnceInTheOrderOfTheSchema() {
        SynchronizationSchema schema = Schemas.changed("user", definition -> {
            List<AttributeMappingDefinition> mappings = new ArrayList<>(definition.attributeMappings());
            mappings.add(AttributeMappingDefinition.always("colour", new ValueSource.Attribute("info")));
            mappings.removeIf(mapping -> mapping.targetAttributeName().equals("info"));
            mappings.add(AttributeMappingDefinition.always("info", new ValueSource.Expression("Trim([x]")));
            mappings.removeIf(mapping -> mapping.targetAttributeName().equals("displayName"));
            mappings.removeIf(mapping -> mapping.targetAttributeName().equals("manager"));
            mappings.add(AttributeMappingDefinition.always("manager", new ValueSource.Constant("me")));
            return definition.withAttributeMappings(mappings);
        });
        List<String> found = places(schema);
        assertThat(found)
                .hasSize(4)
                .contains(
                        "UnknownTarget user colour",
                        "RequiredTargetMissing user displayName",
                        "TypeMismatch user manager");
        assertThat(places(schema)).isEqualTo(found);
    }

    @Test
    void disabledObjectMappingsAreCheckedToo() {
        SynchronizationSchema schema = Schemas.changed(
                "contact",
                definition -> new ObjectMappingDefinition(
                        definition.name(),
                        definition.sourceObjectName(),
                        definition.targetObjectName(),
                        false,
                        Set.of(ObjectFlow.ADD),
                        Optional.empty(),
                        List.of(),
                        Map.of()));
        assertThat(places(schema))
                .containsExactly(
                        "AnchorMissing contact sourceAnchor",
                        "RequiredTargetMissing contact displayName",
                        "RequiredTargetMissing contact mailNickname");
    }

    private static SynchronizationSchema extended(int count) {
        List<DirectoryExtension> extensions = IntStream.range(0, count)
                .mapToObj(number -> extension(EXTENSION + number, PropertyDefinition.Type.STRING, false))
                .toList();
        SynchronizationSchema schema = Schemas.changed("user", definition -> {
            List<AttributeMappingDefinition> mappings = new ArrayList<>(definition.attributeMappings());
            extensions.forEach(extension -> mappings.add(
                    AttributeMappingDefinition.always(extension.name(), new ValueSource.Attribute("info"))));
            return definition.withAttributeMappings(mappings);
        });
        return new SynchronizationSchema(schema.rules(), extensions);
    }

    private static ObjectMappingDefinition renamed(ObjectMappingDefinition mapping, String source, String target) {
        return new ObjectMappingDefinition(
                source,
                source,
                target,
                true,
                mapping.flowTypes(),
                Optional.empty(),
                mapping.attributeMappings(),
                Map.of());
    }

    private static DirectoryExtension extension(String name, PropertyDefinition.Type type, boolean multivalued) {
        return new DirectoryExtension(TargetKind.USER, name, type, multivalued);
    }

    private static AttributeMappingDefinition mapping(
            String target, ValueSource source, String defaultValue, ValueFlow flow, int priority) {
        return new AttributeMappingDefinition(
                target,
                source,
                Optional.of(defaultValue).filter(text -> !text.isEmpty()),
                flow,
                FlowBehavior.FLOW_WHEN_CHANGED,
                priority,
                false);
    }

    private static List<String> filter(String attribute, FilterOperator operator, String... values) {
        return Schemas.faults(Schemas.filtered(new AttributeFilter.Clause(attribute, operator, List.of(values))))
                .stream()
                .map(SchemaFault::code)
                .toList();
    }

    private static List<String> places(SynchronizationSchema schema) {
        return Schemas.faults(schema).stream()
                .map(fault -> fault.code() + " " + fault.sourceClass() + " " + fault.target())
                .toList();
    }

    private static ValueSource source(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return new ValueSource.Attribute(text.substring(1, text.length() - 1));
        }
        return text.startsWith("\"")
                ? new ValueSource.Constant(text.substring(1, text.length() - 1))
                : new ValueSource.Expression(text);
    }
}
