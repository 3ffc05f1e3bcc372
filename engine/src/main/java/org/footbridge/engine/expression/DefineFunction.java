package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.footbridge.engine.expression.FunctionDefinition.Example;

/**
 * Declares a function: what the reference says of it first, what it does last.
 *
 * <pre>{@code
 * function("Left", FunctionFamily.TEXT)
 *         .says("The first characters of a text.")
 *         .takes(required("String", TEXT, "the text").each())
 *         .takes(required("NumChars", WHOLE, "how many characters"))
 *         .gives(TEXT)
 *         .onNull("The empty text.")
 *         .example("Left(\"John Doe\", 3)", "\"Joh\"")
 *         .does(arguments -> ...)
 * }</pre>
 */
final class DefineFunction {

    private final String name;
    private final FunctionFamily family;
    private FunctionOrigin origin = FunctionOrigin.DOCUMENTED;
    private String summary = "";
    private final List<Parameter> parameters = new ArrayList<>();
    private ValueType returns = ValueType.TEXT;
    private String nulls = "";
    private String severalValues = "";
    private final List<String> notes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private final Set<FunctionTrait> traits = EnumSet.noneOf(FunctionTrait.class);

    private DefineFunction(String name, FunctionFamily family) {
        this.name = name;
        this.family = family;
    }

    static DefineFunction function(String name, FunctionFamily family) {
        return new DefineFunction(name, family);
    }

    /** Documented unless said otherwise. */
    DefineFunction from(FunctionOrigin where) {
        origin = where;
        return this;
    }

    DefineFunction says(String sentences) {
        summary = sentences;
        return this;
    }

    DefineFunction takes(Parameter parameter) {
        parameters.add(parameter);
        return this;
    }

    DefineFunction gives(ValueType type) {
        returns = type;
        return this;
    }

    /** What comes of an absent value; a sentence. */
    DefineFunction onNull(String sentence) {
        nulls = sentence;
        return this;
    }

    /** What comes of several values; a sentence. Left away when parameters marked with {@code each} say it. */
    DefineFunction onSeveral(String sentence) {
        severalValues = sentence;
        return this;
    }

    /** A rule or decision; a sentence. */
    DefineFunction note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** When it fails with which code; the sentence goes on after the code. */
    DefineFunction fails(String code, String when) {
        faults.add("`" + code + "` " + when);
        return this;
    }

    /** @param result as {@link WriteOutcome#inWords} writes it */
    DefineFunction example(String expression, String result) {
        examples.add(new Example(expression, Map.of(), result));
        return this;
    }

    DefineFunction example(String expression, String attribute, Value value, String result) {
        examples.add(new Example(expression, Map.of(attribute, value), result));
        return this;
    }

    DefineFunction example(String expression, String first, Value one, String second, Value other, String result) {
        Map<String, Value> input = new LinkedHashMap<>();
        input.put(first, one);
        input.put(second, other);
        examples.add(new Example(expression, Collections.unmodifiableMap(input), result));
        return this;
    }

    /** Depends on more than its arguments, or does more than giving a value; never evaluated beforehand. */
    DefineFunction impure() {
        return being(FunctionTrait.IMPURE);
    }

    DefineFunction being(FunctionTrait trait) {
        traits.add(trait);
        return this;
    }

    /** Each value by itself; no value stays no value. For functions of one text. */
    FunctionDefinition maps(UnaryOperator<String> operator) {
        return new FunctionDefinition(this, new Behaviour.OfText(operator));
    }

    /** The attribute that its only argument, a constant, names; it counts as read. */
    FunctionDefinition readsAttribute() {
        return new FunctionDefinition(this, new Behaviour.OfAttribute());
    }

    FunctionDefinition does(Behaviour.Body body) {
        return prepares(site -> body);
    }

    /** For functions whose constants are worth looking at beforehand: patterns, formats, cultures. */
    FunctionDefinition prepares(Behaviour.Preparation preparation) {
        return new FunctionDefinition(this, new Behaviour.OfCall(preparation));
    }

    String name() {
        return name;
    }

    FunctionFamily family() {
        return family;
    }

    FunctionOrigin origin() {
        return origin;
    }

    String summary() {
        return summary;
    }

    List<Parameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    ValueType returns() {
        return returns;
    }

    String nulls() {
        return nulls;
    }

    String severalValues() {
        return severalValues;
    }

    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    List<String> faults() {
        return Collections.unmodifiableList(faults);
    }

    List<Example> examples() {
        return Collections.unmodifiableList(examples);
    }

    Set<FunctionTrait> traits() {
        return Collections.unmodifiableSet(traits);
    }
}
