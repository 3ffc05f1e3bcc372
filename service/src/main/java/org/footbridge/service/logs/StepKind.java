package org.footbridge.service.logs;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.jspecify.annotations.Nullable;

/** The steps on the way of an object, in order, named as in Graph's provisioningStepType; with the codes that end there. */
public enum StepKind {
    IMPORT("import", "ObjectNotRead", "AttributeTooLarge", "MissingInDirectory", "ObjectNotFound"),
    SCOPING("scoping", "PlaceUnknown", "RegularExpressionTooCostly"),
    MATCHING(
            "matching",
            "AnchorChanged",
            "DuplicateSourceAnchor",
            "DuplicateTargetEntries",
            "ExistingAdminRoleConflict",
            "InvalidHardMatch",
            "InvalidSoftMatch",
            "ObjectTypeMismatch"),
    PROCESSING("processing"),
    REFERENCE_RESOLUTION("referenceResolution", StepKind.REFERENCES_CHANGED),
    EXPORT(
            "export",
            "AttributeValueMustBeUnique",
            "CreatesSwitchedOff",
            "DeletesSwitchedOff",
            "DuplicateProxyAddress",
            "DuplicateUserPrincipalName",
            StepKind.NOTHING_TO_DO,
            "UpdatesSwitchedOff");

    /** Code of events that tell who was added to an object's references, or removed. */
    public static final String REFERENCES_CHANGED = "ReferencesChanged";
    /** Code of an event that tells that nothing differs; the field's own word. */
    public static final String NOTHING_TO_DO = "RedundantExport";

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it was made
    private final Set<String> codes;

    StepKind(String text, String... codes) {
        this.text = text;
        this.codes = Collections.unmodifiableSet(new TreeSet<>(List.of(codes)));
    }

    public String text() {
        return text;
    }

    public static Optional<StepKind> parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text.equalsIgnoreCase(text))
                .findFirst();
    }

    /** The step at which it was decided what becomes of the object: the last that it came to. */
    static StepKind decidedAt(Status status, @Nullable String code) {
        return Arrays.stream(values())
                .filter(kind -> code != null && kind.codes.contains(code))
                .findFirst()
                .orElseGet(() -> switch (status) {
                    case SKIPPED -> SCOPING;
                    case FAILURE -> PROCESSING;
                    case SUCCESS, WARNING -> EXPORT;
                });
    }

    /** SQL that yields the text of {@link #decidedAt} for the row {@code e} of provisioning_event. */
    public static String sql() {
        String byCode = Arrays.stream(values())
                .filter(kind -> !kind.codes.isEmpty())
                .map(kind -> "when e.code in ("
                        + kind.codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "))
                        + ") then '"
                        + kind.text + "'")
                .collect(Collectors.joining(" "));
        return "(case " + byCode + " when e.status = 'skipped' then '" + SCOPING.text
                + "' when e.status = 'failure' then '" + PROCESSING.text + "' else '" + EXPORT.text + "' end)";
    }
}
