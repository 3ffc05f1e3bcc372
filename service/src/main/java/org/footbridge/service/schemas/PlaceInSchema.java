package org.footbridge.service.schemas;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.schema.AttributeMappingDefinition;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SchemaFault;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.service.errors.ServiceFailure.Detail;

/** Says where in a document a fault of its schema is. */
public final class PlaceInSchema {
    private PlaceInSchema() {}

    /** @param prefix path of the schema within a larger document; empty: it is the document */
    public static Detail of(SynchronizationSchema schema, SchemaFault fault, String prefix) {
        return new Detail(fault.code(), positioned(prefix + path(schema, fault), fault), message(fault));
    }

    /** The path, and the position within the text that stands there. */
    public static String positioned(String path, SchemaFault fault) {
        return fault.position().isPresent()
                ? path + ", character " + (fault.position().getAsInt() + 1)
                : path;
    }

    /** Without the position, which is told apart, and with the name that may have been meant. */
    public static String message(SchemaFault fault) {
        String message = fault.message().replaceFirst("^Character \\d+: ", "");
        String bare = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return fault.nearest().isEmpty() || bare.contains(fault.nearest())
                ? bare
                : bare + ". Did you mean " + fault.nearest() + "?";
    }

    private static String path(SynchronizationSchema schema, SchemaFault fault) {
        for (int rule = 0; rule < schema.rules().size(); rule++) {
            List<ObjectMappingDefinition> mappings = schema.rules().get(rule).objectMappings();
            for (int at = 0; at < mappings.size(); at++) {
                ObjectMappingDefinition mapping = mappings.get(at);
                if (mapping.sourceObjectName().equals(fault.sourceClass())) {
                    return "synchronizationRules[" + rule + "].objectMappings[" + at + "]" + attribute(mapping, fault);
                }
            }
        }
        return fault.target().isEmpty() ? "synchronizationRules" : "directories, " + fault.target();
    }

    private static String attribute(ObjectMappingDefinition mapping, SchemaFault fault) {
        if (fault.target().isEmpty()) {
            return "";
        }
        List<AttributeMappingDefinition> attributes = mapping.attributeMappings();
        Optional<AttributeMappingDefinition> found = mapping.mappingOf(fault.target());
        if (found.isEmpty()) {
            return " (" + fault.target() + ")";
        }
        boolean expression = fault.position().isPresent() && found.get().source() instanceof ValueSource.Expression;
        return ".attributeMappings[" + attributes.indexOf(found.get()) + "]" + (expression ? ".source.expression" : "");
    }
}
