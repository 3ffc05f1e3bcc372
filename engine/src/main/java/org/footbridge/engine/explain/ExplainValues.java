package org.footbridge.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.MappingTrace;
import org.footbridge.engine.projection.MappingTrace.Named;
import org.footbridge.engine.projection.MappingTrace.Result;
import org.footbridge.engine.projection.MappingTrace.Step;

/** The reasons why an object that is in scope has its anchor and its values. */
final class ExplainValues {

    private final StagedObject object;
    private final MappingTrace trace;
    private final Secrets secrets;
    private final Set<String> redacted;

    ExplainValues(StagedObject object, MappingTrace trace, Secrets secrets) {
        this.object = object;
        this.trace = trace;
        this.secrets = secrets;
        this.redacted = secrets.properties();
    }

    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(anchor(trace.anchor()));
        trace.steps().forEach(step -> reasons.add(mapping(step)));
        trace.names().forEach(named -> reasons.add(name(named)));
        trace.further().forEach(failure -> reasons.add(further(failure)));
        trace.matchKeys().forEach(key -> reasons.add(match(key)));
        return reasons;
    }

    private Reason anchor(MappingTrace.Anchor anchor) {
        List<Input> inputs = secrets.inputs(anchor.attribute(), object);
        if (anchor.failure().isPresent()) {
            Failure failure = anchor.failure().get();
            return Reason.verdict(
                    Rule.ANCHOR, anchor.attribute(), inputs, Verdict.FAILS, failure.code(), failure.message());
        }
        boolean hidden = secrets.hides(anchor.attribute());
        return new Reason(
                Rule.ANCHOR,
                anchor.attribute(),
                inputs,
                Verdict.GIVES,
                hidden
                        ? List.of()
                        : anchor.anchor().map(given -> List.of(given.value())).orElse(List.of()),
                "",
                "The source anchor comes from " + anchor.attribute() + ".");
    }

    private Reason mapping(Step step) {
        boolean hidden = redacted.contains(step.property());
        List<Input> inputs = new ArrayList<>();
        step.reads().forEach(attribute -> inputs.addAll(secrets.inputs(attribute, object)));
        return switch (step.result()) {
            case Result.Value(PropertyValue value, boolean secret) ->
                given(step, inputs, value, hidden || secret, "From " + step.source() + ".");
            case Result.Default(PropertyValue value) ->
                given(
                        step,
                        inputs,
                        value,
                        hidden,
                        step.source() + " gives nothing: the default, for a new object only.");
            case Result.Nothing nothing ->
                mapping(step, inputs, Verdict.GIVES_NOTHING, "", step.source() + " gives nothing.");
            case Result.LeavesProperty leaves ->
                mapping(step, inputs, Verdict.GIVES_NOTHING, "", step.source() + " leaves the property as it is.");
            case Result.LeavesObject leaves ->
                mapping(
                        step,
                        inputs,
                        Verdict.STOPS,
                        "ObjectFlowIgnored",
                        step.source() + " leaves the object as it is.");
            case Result.Failed(Failure failure) ->
                mapping(step, inputs, Verdict.FAILS, failure.code(), failure.message());
        };
    }

    private static Reason given(Step step, List<Input> inputs, PropertyValue value, boolean hidden, String detail) {
        return new Reason(
                Rule.MAPPING,
                step.property(),
                inputs,
                Verdict.GIVES,
                hidden ? List.of() : texts(value),
                "",
                hidden ? detail + " The value is redacted." : detail);
    }

    private static Reason mapping(Step step, List<Input> inputs, Verdict verdict, String code, String detail) {
        return Reason.verdict(Rule.MAPPING, step.property(), inputs, verdict, code, detail);
    }

    private Reason name(Named named) {
        boolean hidden = named.redacted() || redacted.contains(named.property());
        Input before = hidden
                ? Input.hidden(named.property())
                : Input.of(
                        named.property(),
                        named.before().map(ExplainValues::texts).orElse(List.of()));
        Optional<PropertyValue> after = named.after();
        return new Reason(
                Rule.NAME,
                named.property(),
                List.of(before),
                after.isPresent() ? Verdict.GIVES : Verdict.GIVES_NOTHING,
                hidden ? List.of() : after.map(ExplainValues::texts).orElse(List.of()),
                "",
                named.madeUp()
                        ? "Made up, because the source gives none that the tenant directory can take."
                        : "As the rules of the tenant directory have it.");
    }

    private static Reason further(Failure failure) {
        return Reason.verdict(
                Rule.MAPPING, failure.attribute(), List.of(), Verdict.FAILS, failure.code(), failure.message());
    }

    private Reason match(MatchKey key) {
        return new Reason(
                Rule.MATCH,
                key.property(),
                List.of(),
                Verdict.GIVES,
                redacted.contains(key.property()) ? List.of() : List.of(key.value()),
                "",
                "An object without link is looked for by it, after its anchor.");
    }

    /** A value as texts, shortened. */
    static List<String> texts(PropertyValue value) {
        return Input.shortened(
                switch (value) {
                    case PropertyValue.Text(String text) -> List.of(text);
                    case PropertyValue.Flag(boolean flag) -> List.of(Boolean.toString(flag));
                    case PropertyValue.Texts(List<String> texts) -> texts;
                    case PropertyValue.Whole(long number) -> List.of(Long.toString(number));
                    case PropertyValue.Wholes(List<Long> numbers) ->
                        numbers.stream().map(number -> Long.toString(number)).toList();
                });
    }
}
