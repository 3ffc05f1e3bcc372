package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.expression.EditDistance;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.schema.SchemaChoices.Extension;
import org.footbridge.engine.schema.SchemaChoices.Removal;
import org.footbridge.engine.schema.SchemaChoices.Setting;
import org.footbridge.engine.schema.SchemaChoices.Values;

/** Finds what is wrong with choices before they are a schema. */
final class CheckChoices {

    private final SynchronizationSchema base;
    private final SchemaChoices choices;
    private final Faults faults;

    private CheckChoices(SynchronizationSchema base, SchemaChoices choices, Faults faults) {
        this.base = base;
        this.choices = choices;
        this.faults = faults;
    }

    static void check(SynchronizationSchema base, SchemaChoices choices, Faults faults) {
        CheckChoices check = new CheckChoices(base, choices, faults);
        choices.workloads().ifPresent(names -> names.forEach(check::workload));
        choices.removed().forEach(check::removal);
        choices.set().forEach(setting -> check.sourceClass(setting.object(), setting.target()));
        choices.extensions().forEach(check::extension);
        check.writeBack();
    }

    /** The name under which the tenant directory has an extension. */
    static String wholeName(Extension extension, SchemaChoices choices) {
        return extension.name().startsWith("extension_")
                ? extension.name()
                : "extension_" + choices.extensionApplication() + "_" + extension.name();
    }

    private void workload(String name) {
        if (Workload.named(name).isEmpty()) {
            List<String> known =
                    Arrays.stream(Workload.values()).map(Workload::workloadName).toList();
            faults.unknown(
                    "UnknownWorkload",
                    EditDistance.nearest(name, known),
                    "There is no workload " + name + ".",
                    "Choose among " + String.join(", ", known) + ".");
        }
    }

    private void removal(Removal removal) {
        removal.object().ifPresent(object -> sourceClass(object, removal.target()));
        Set<String> known = new TreeSet<>();
        List<ObjectMappingDefinition> concerned = concerned(removal.object());
        for (ObjectMappingDefinition mapping : concerned) {
            mapping.attributeMappings().forEach(attribute -> known.add(attribute.targetAttributeName()));
            TargetSchema.kindOf(mapping.targetObjectName()).ifPresent(kind -> known.addAll(names(kind)));
        }
        choices.extensions().forEach(extension -> known.add(wholeName(extension, choices)));
        Faults here = faults.in(removal.object().orElse("")).at(removal.target());
        if (!concerned.isEmpty() && !known.contains(removal.target())) {
            here.unknown(
                    "UnknownTarget",
                    EditDistance.nearest(removal.target(), known),
                    "There is no property " + removal.target() + " that could be removed from the flow.",
                    "Names of properties are compared with case.");
        }
        for (Removal other : choices.removed()) {
            if (other.target().equals(removal.target())
                    && sameClass(other, removal)
                    && other.values() != removal.values()
                    && removal.values() == Values.CLEAR) {
                here.fault(
                        "ContradictoryChoices",
                        "Values of " + removal.target() + " are both to be kept and to be cleared.",
                        "Decide for one of the two.");
            }
        }
        for (Setting setting : choices.set()) {
            if (setting.target().equals(removal.target())
                    && removal.object().map(setting.object()::equalsIgnoreCase).orElse(true)) {
                here.fault(
                        "ContradictoryChoices",
                        "The mapping of " + removal.target() + " is both removed and set.",
                        "Decide for one of the two.");
            }
        }
    }

    private static boolean sameClass(Removal one, Removal other) {
        return one.object()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .equals(other.object().map(name -> name.toLowerCase(Locale.ROOT)));
    }

    private List<ObjectMappingDefinition> concerned(Optional<String> object) {
        return base.objectMappings()
                .filter(mapping ->
                        object.map(mapping.sourceObjectName()::equalsIgnoreCase).orElse(true))
                .toList();
    }

    private static List<String> names(TargetKind kind) {
        List<String> names = new ArrayList<>();
        TargetSchema.STANDARD.properties(kind).forEach(property -> names.add(property.name()));
        return names;
    }

    private void extension(Extension extension) {
        extension.object().ifPresent(object -> sourceClass(object, extension.name()));
        if (!extension.name().startsWith("extension_")
                && choices.extensionApplication().isEmpty()) {
            faults.in(extension.object().orElse(""))
                    .at(extension.name())
                    .fault(
                            "InvalidExtensionName",
                            "The extension " + extension.name() + " is given without the application that owns it.",
                            "Give the whole name, extension_<application id without hyphens>_" + extension.name()
                                    + ".");
        }
    }

    private void sourceClass(String name, String target) {
        if (base.objectMapping(name).isEmpty()) {
            List<String> known = base.objectMappings()
                    .map(ObjectMappingDefinition::sourceObjectName)
                    .toList();
            faults.in(name)
                    .at(target)
                    .unknown(
                            "UnknownSourceClass",
                            EditDistance.nearest(name, known),
                            "There is no object mapping of the class " + name + ".",
                            "Choose among " + String.join(", ", known) + ".");
        }
    }

    private void writeBack() {
        boolean other = choices.anchor()
                .filter(rule -> !(rule instanceof AnchorRule.ConsistencyGuidOrObjectGuid))
                .isPresent();
        if (choices.writeBack() && other) {
            faults.at(TargetSchema.ANCHOR)
                    .fault(
                            "AnchorWriteBackNotPossible",
                            "Anchors are to be written to mS-DS-ConsistencyGuid but are not read from there.",
                            "Take mS-DS-ConsistencyGuid as the source of the anchor, or switch writing back off.");
        }
    }
}
