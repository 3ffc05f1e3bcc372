package org.footbridge.engine.schema;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.expression.EditDistance;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.schema.SourceDirectory.Found;

/** Finds what is wrong with the sources of the mappings of one object mapping. */
final class CheckSource {

    private final SourceDirectory directory;
    private final String sourceClass;
    private final Faults faults;
    private final Set<String> lacking = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> unchecked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    CheckSource(SourceDirectory directory, String sourceClass, Faults faults) {
        this.directory = directory;
        this.sourceClass = sourceClass;
        this.faults = faults;
    }

    void check(AttributeMappingDefinition mapping, PropertyDefinition property) {
        Faults here = faults.at(property.name());
        switch (mapping.source()) {
            case ValueSource.Attribute(String name) ->
                attribute(name, here).ifPresent(definition -> type(definition, property, here));
            case ValueSource.Constant(String text) -> constant(text, property, here);
            case ValueSource.Expression(String text) -> expression(text, property, here);
            case ValueSource.None none -> {}
            case ValueSource.Cleared cleared -> {}
        }
    }

    /** Names attributes that the directory lacks, all together: there may be a hundred of them. */
    void tellWhatIsLacking() {
        if (!lacking.isEmpty()) {
            faults.note(
                    "SourceAttributeLacking",
                    "Objects of class " + sourceClass + " have no " + String.join(", ", lacking)
                            + " in this directory; their properties stay without value.",
                    "Nothing, if the software that brings these attributes is not in use.");
        }
        if (!unchecked.isEmpty()) {
            faults.note(
                    "SourceAttributeUnchecked",
                    "Nobody knows yet whether objects of class " + sourceClass + " have " + String.join(", ", unchecked)
                            + ", because the schema of the directory was not read.",
                    "Start an agent of the directory; the schema is read with its first cycle.");
        }
    }

    /** What is known of an attribute that can be used. */
    Optional<SourceAttributeDefinition> attribute(String name, Faults here) {
        Optional<UnusableAttribute> secret = UnusableAttribute.ofName(name);
        if (secret.isPresent()) {
            UnusableAttribute reason = secret.get();
            here.fault(reason.code(), reason.message(name), reason.nextStep());
            return Optional.empty();
        }
        return switch (directory.find(sourceClass, name)) {
            case Found.Usable(SourceAttributeDefinition definition) -> usable(definition, here);
            case Found.Lacking(SourceAttributeDefinition definition) -> {
                lacking.add(definition.name());
                yield usable(definition, here);
            }
            case Found.Unchecked unknown -> {
                unchecked.add(name);
                yield Optional.empty();
            }
            case Found.Unknown(String nearest) -> {
                here.unknown(
                        "UnknownSourceAttribute",
                        nearest,
                        "Objects of class " + sourceClass + " have no attribute " + name + " in this directory.",
                        "Name an attribute of the class; if it was added lately, have the schema read again.");
                yield Optional.empty();
            }
        };
    }

    private static Optional<SourceAttributeDefinition> usable(SourceAttributeDefinition attribute, Faults here) {
        Optional<UnusableAttribute> reason = UnusableAttribute.of(attribute);
        reason.ifPresentOrElse(
                unusable -> here.fault(unusable.code(), unusable.message(attribute.name()), unusable.nextStep()),
                () -> {
                    if (attribute.confidential()) {
                        here.note(
                                "SourceAttributeConfidential",
                                attribute.name() + " is confidential: only those see it who have the right to.",
                                "Give the agent's account the right to read it.");
                    }
                });
        return reason.isEmpty() ? Optional.of(attribute) : Optional.empty();
    }

    private static void type(SourceAttributeDefinition attribute, PropertyDefinition property, Faults here) {
        if (!FittingTypes.fits(attribute, property)) {
            here.fault(
                    "TypeMismatch",
                    property.name() + " takes " + ConstantValue.expected(property) + "; " + attribute.name() + " is "
                            + FittingTypes.describe(attribute) + ".",
                    property.type() == PropertyDefinition.Type.REFERENCE
                            ? "Take an attribute that names objects, and for a property of one value one of one value."
                            : "Take another attribute, or convert it with an expression.");
        }
    }

    private static void constant(String text, PropertyDefinition property, Faults here) {
        Optional<String> parameter = ConstantValue.parameter(text);
        if (parameter.isPresent()) {
            parameter(parameter.get(), here);
            return;
        }
        if (ConstantValue.of(property, text).isEmpty()) {
            here.fault(
                    property.type() == PropertyDefinition.Type.REFERENCE ? "TypeMismatch" : "InvalidConstant",
                    property.name() + " takes " + ConstantValue.expected(property) + ", not the constant \"" + text
                            + "\".",
                    "Correct the constant.");
        }
    }

    private static void parameter(String name, Faults here) {
        if (!ConstantValue.PARAMETERS.contains(name)) {
            here.unknown(
                    "UnknownParameter",
                    EditDistance.nearest(name, ConstantValue.PARAMETERS),
                    "There is no parameter " + name + ".",
                    "Known are " + joined(ConstantValue.PARAMETERS) + ".");
        }
    }

    private void expression(String text, PropertyDefinition property, Faults here) {
        if (property.type() == PropertyDefinition.Type.REFERENCE) {
            here.fault(
                    "TypeMismatch",
                    property.name() + " refers to other objects, which an expression cannot compute.",
                    "Name a link as the source.");
            return;
        }
        try {
            Expression expression = Expression.compile(text);
            expression.parameters().forEach(name -> parameter(name, here));
            List<String> unfit = UnfitResult.of(expression, property);
            if (!unfit.isEmpty()) {
                here.fault(
                        "TypeMismatch",
                        property.name() + " takes " + ConstantValue.expected(property)
                                + ", and the expression can give " + String.join(", ", unfit) + ".",
                        "Correct what the expression gives, or convert it.");
            }
            for (String name : expression.reads()) {
                attribute(name, here)
                        .filter(SourceAttributeDefinition::isReference)
                        .ifPresent(link -> here.fault(
                                "ReferenceInExpression",
                                "The expression names " + link.name() + ", whose values are other objects.",
                                "References flow as a whole, to a property that takes references."));
            }
        } catch (InvalidExpression invalid) {
            InvalidExpression.Fault fault = invalid.fault();
            here.inExpression(
                    fault.code(),
                    fault.position(),
                    fault.nearest(),
                    fault.message(),
                    fault.expected().isEmpty()
                            ? "Correct the expression."
                            : "Correct the expression; here could stand " + fault.expected() + ".");
        }
    }

    private static String joined(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
