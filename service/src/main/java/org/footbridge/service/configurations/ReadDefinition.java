package org.footbridge.service.configurations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.schema.TargetSchema;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.service.documents.Section;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.ReadSchema;
import org.footbridge.service.schemas.SchemaDocument;
import tools.jackson.databind.JsonNode;

/** Reads a configuration and names every fault in it at once. */
final class ReadDefinition {
    static final String PASSWORDS = "passwordHashSync";
    static final String ROUNDS = "passwordRounds";
    static final List<String> OBJECTS = List.of("user", "inetOrgPerson", "group", "contact");
    static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,119}");
    private static final String CONSISTENCY_GUID = "mS-DS-ConsistencyGuid";
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,6})\\s*(s|m|h)");
    private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(2);
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(7);

    private ReadDefinition() {}

    /**
     * What a document says as far as it can be told.
     *
     * @param faults of its form
     */
    record Read(ConfigurationDefinition definition, List<Detail> faults) {}

    /**
     * @throws ServiceFailure InvalidConfiguration, with all faults of form
     */
    static ConfigurationDefinition of(JsonNode node) {
        Read read = read(node);
        refuse(read.faults());
        return read.definition();
    }

    /**
     * @throws ServiceFailure InvalidConfiguration, when there is any fault
     */
    static void refuse(List<Detail> faults) {
        if (!faults.isEmpty()) {
            throw new ServiceFailure(
                    "InvalidConfiguration",
                    400,
                    "The configuration was not saved",
                    faults,
                    "Correct the configuration and apply it again; docs/configuration.md has every key.");
        }
    }

    static Read read(JsonNode node) {
        Section document = Section.document(node);
        // what the service adds when it shows a configuration
        Set.of("id", "name", "version", "mode").forEach(document::value);
        Optional<SchemaDocument> whole = schema(document);
        List<String> objects = objects(document, whole);
        ConfigurationDefinition definition = new ConfigurationDefinition(
                directory(document),
                document.flag("enabled", true),
                interval(document),
                objects,
                scope(document, objects, whole),
                exclusions(document.section("exclusions")),
                choices(document, whole),
                whole.map(SchemaDocument::schema),
                document.flag("primaryGroupMembers", false),
                passwords(document),
                ReadDeletes.of(document.section("deletes")));
        document.end();
        return new Read(definition, document.faults());
    }

    private static Optional<SchemaDocument> schema(Section document) {
        if (!document.has("schema")) {
            document.value("schema");
            return Optional.empty();
        }
        if (document.has("mappings")) {
            document.fault("mappings", "and schema exclude each other: put the mappings into the schema");
        }
        return Optional.of(ReadSchema.of(document.section("schema"), List.of()));
    }

    /** What a whole schema says of the scope counts where the configuration says nothing. */
    private static ScopeDefinition scope(Section document, List<String> objects, Optional<SchemaDocument> whole) {
        Section section = document.section("scope");
        ScopeDefinition said = ReadScope.of(section, objects);
        return whole.map(schema -> said.with(
                        section.has("containers") ? Optional.empty() : schema.containers(),
                        section.has("groups") ? Optional.empty() : schema.groups(),
                        section.has("filters") ? Optional.empty() : Optional.of(ChangeSchema.filters(schema, objects))))
                .orElse(said);
    }

    private static PasswordChoices passwords(Section document) {
        boolean synced = document.flag(PASSWORDS, false);
        int rounds = document.number(ROUNDS, PasswordChoices.USUAL_ROUNDS, PasswordChoices.USUAL_ROUNDS);
        if (rounds > PasswordChoices.MOST_ROUNDS) {
            document.fault(ROUNDS, "must be at most " + PasswordChoices.MOST_ROUNDS);
        }
        return new PasswordChoices(synced, Math.min(rounds, PasswordChoices.MOST_ROUNDS));
    }

    private static SchemaChoices choices(Section document, Optional<SchemaDocument> whole) {
        Section anchor = document.section("anchor");
        Optional<AnchorRule> ofSchema = whole.flatMap(schema -> EffectiveSchema.anchorOfPeople(schema.schema()));
        AnchorRule rule =
                ReadMappings.anchor(anchor, ofSchema.map(WriteMappings::anchor).orElse(CONSISTENCY_GUID));
        if (ofSchema.filter(other -> !other.equals(rule)).isPresent()) {
            anchor.fault("source", "is another than that of the schema's mapping of " + TargetSchema.ANCHOR);
        }
        boolean writeBack = anchor.flag("writeBack", false);
        anchor.end();
        Section accounts = document.section("accounts");
        boolean disableExpired = accounts.flag("disableExpired", true);
        accounts.end();
        return ReadMappings.of(document.section("mappings"), Optional.of(rule), writeBack, disableExpired);
    }

    private static String directory(Section document) {
        String name = document.text("directory").orElse("").toLowerCase(Locale.ROOT);
        if (!DIRECTORY.matcher(name).matches()) {
            document.fault("directory", "must be the DNS name of a connected directory");
        }
        return name;
    }

    private static Duration interval(Section document) {
        if (!document.has("interval")) {
            document.value("interval");
            return USUAL_INTERVAL;
        }
        Matcher matcher = INTERVAL.matcher(document.value("interval").asString(""));
        if (!matcher.matches()) {
            document.fault("interval", "must be a number with s, m or h, e.g. 2m");
            return USUAL_INTERVAL;
        }
        long number = Long.parseLong(matcher.group(1));
        Duration interval = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
            document.fault("interval", "must be at least 10s and at most 168h");
        }
        return interval;
    }

    private static List<String> objects(Section document, Optional<SchemaDocument> whole) {
        if (!document.has("objects")) {
            document.value("objects");
            List<String> enabled = whole.map(ReadDefinition::enabled).orElse(OBJECTS);
            if (enabled.isEmpty()) {
                document.fault(
                        "schema", "maps none of " + String.join(", ", OBJECTS) + "; nothing would be synchronised");
            }
            return enabled;
        }
        List<String> objects = new ArrayList<>();
        for (int at : document.elements("objects", "must be a list of classes")) {
            String wanted = document.value("objects").path(at).asString("");
            known(wanted)
                    .ifPresentOrElse(
                            objects::add,
                            () -> document.faultAt(new Detail(
                                    document.element("objects", at),
                                    "must be one of " + String.join(", ", OBJECTS) + ", not '" + wanted + "'")));
        }
        if (objects.isEmpty()) {
            document.fault("objects", "must name at least one of " + String.join(", ", OBJECTS));
        }
        return objects.stream().distinct().toList();
    }

    /** A class that can be synchronised, as the directory spells it. */
    static Optional<String> known(String objectClass) {
        return OBJECTS.stream()
                .filter(name -> name.equalsIgnoreCase(objectClass))
                .findFirst();
    }

    private static Set<DefaultExclusion> exclusions(Section section) {
        Set<DefaultExclusion> off = EnumSet.noneOf(DefaultExclusion.class);
        List<String> codes = section.texts("off");
        for (String code : codes) {
            Arrays.stream(DefaultExclusion.values())
                    .filter(exclusion -> exclusion.code().equalsIgnoreCase(code))
                    .findFirst()
                    .ifPresentOrElse(
                            off::add,
                            () -> section.fault(
                                    "off",
                                    "'" + code + "' is no default exclusion; they are "
                                            + Arrays.stream(DefaultExclusion.values())
                                                    .map(DefaultExclusion::code)
                                                    .collect(Collectors.joining(", "))));
        }
        section.end();
        return off;
    }

    /** The classes that a whole schema synchronises. */
    static List<String> enabled(SchemaDocument whole) {
        return OBJECTS.stream()
                .filter(name -> whole.schema()
                        .objectMapping(name)
                        .filter(ObjectMappingDefinition::enabled)
                        .isPresent())
                .toList();
    }
}
