package org.footbridge.service.configurations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.schema.SchemaChoices.Setting;
import org.footbridge.engine.schema.SchemaFault;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.schema.TargetSchema;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.PlaceInSchema;

/** Says which key of a configuration a fault of its schema comes from. */
final class PlaceOfFault {
    private static final Set<String> OF_TARGET =
            Set.of("UnknownTarget", "ReadOnlyTarget", "TargetMappedTwice", "UnknownSourceClass");
    private static final Set<String> OF_MATCHING = Set.of("InvalidMatchingPriority", "MatchingNotPossible");

    private final ConfigurationDefinition definition;
    private final SchemaChoices choices;
    private final SynchronizationSchema schema;

    PlaceOfFault(ConfigurationDefinition definition, SynchronizationSchema schema) {
        this.definition = definition;
        this.choices = definition.choices();
        this.schema = schema;
    }

    Detail of(SchemaFault fault) {
        if (definition.schema().isPresent()) {
            return PlaceInSchema.of(schema, fault, "schema.");
        }
        return new Detail(fault.code(), PlaceInSchema.positioned(path(fault), fault), PlaceInSchema.message(fault));
    }

    private String path(SchemaFault fault) {
        if (fault.code().equals("UnknownWorkload")) {
            return "mappings.workloads";
        }
        if (fault.target().equals(TargetSchema.ANCHOR)) {
            return fault.code().equals("AnchorWriteBackNotPossible") ? "anchor.writeBack" : "anchor.source";
        }
        if (fault.target().isEmpty() && !fault.code().equals("UnknownTarget")) {
            return ofClass(fault);
        }
        return setting(fault)
                .or(() -> at("extensions", choices.extensions(), extension -> isTarget(extension.name(), fault)))
                .or(() -> at(
                        "remove",
                        choices.removed(),
                        removal -> isTarget(removal.target(), fault) && concerns(removal.object(), fault)))
                .or(() -> matching(fault))
                .orElse("mappings");
    }

    /** Of two mappings with one priority the fault may be told at the one that nobody touched. */
    private Optional<String> matching(SchemaFault fault) {
        List<Setting> settings = choices.set();
        return IntStream.range(0, settings.size())
                .filter(at -> OF_MATCHING.contains(fault.code())
                        && settings.get(at).matchingPriority().isPresent()
                        && concerns(Optional.of(settings.get(at).object()), fault))
                .mapToObj(at -> "mappings.set[" + at + "].matching")
                .findFirst();
    }

    private Optional<String> setting(SchemaFault fault) {
        List<Setting> settings = choices.set();
        return IntStream.range(0, settings.size())
                .filter(at -> isTarget(settings.get(at).target(), fault)
                        && concerns(Optional.of(settings.get(at).object()), fault))
                .mapToObj(at -> "mappings.set[" + at + "]." + key(settings.get(at), fault))
                .reduce((first, second) -> second);
    }

    private static String key(Setting setting, SchemaFault fault) {
        if (fault.code().equals("UnknownSourceClass")) {
            return "object";
        }
        if (OF_TARGET.contains(fault.code())) {
            return "target";
        }
        if (OF_MATCHING.contains(fault.code())) {
            return "matching";
        }
        return switch (fault.code()) {
            case "FlowNotPossible" -> "apply";
            case "InvalidDefaultValue" -> "default";
            default ->
                switch (setting.source()) {
                    case ValueSource.Expression expression -> "expression";
                    case ValueSource.Constant constant -> "constant";
                    case ValueSource.Attribute attribute -> "source";
                    case ValueSource.None none -> "none";
                    case ValueSource.Cleared cleared -> "none";
                };
        };
    }

    private String ofClass(SchemaFault fault) {
        List<String> filtered = List.copyOf(definition.scope().filters().keySet());
        int filter = IntStream.range(0, filtered.size())
                .filter(at -> filtered.get(at).equalsIgnoreCase(fault.sourceClass()))
                .findFirst()
                .orElse(-1);
        return filter < 0 ? "objects" : "scope.filters[" + filter + "]";
    }

    private static <T> Optional<String> at(String key, List<T> list, Predicate<T> wanted) {
        return IntStream.range(0, list.size())
                .filter(at -> wanted.test(list.get(at)))
                .mapToObj(at -> "mappings." + key + "[" + at + "]")
                .findFirst();
    }

    /** Extensions are called by their whole names in the schema. */
    private static boolean isTarget(String name, SchemaFault fault) {
        return fault.target().equals(name)
                || (fault.target().startsWith("extension_") && fault.target().endsWith("_" + name));
    }

    private static boolean concerns(Optional<String> object, SchemaFault fault) {
        return fault.sourceClass().isEmpty()
                || object.map(fault.sourceClass()::equalsIgnoreCase).orElse(true);
    }
}
