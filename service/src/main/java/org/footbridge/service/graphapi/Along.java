package org.footbridge.service.graphapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is read along with objects, because an answer shows it.
 *
 * @param expanded by which property the object refers to objects that are shown with it, or none
 * @param errors what the object goes without, and who has it
 * @param large photos and certificates too
 * @param policies what holds for the password
 */
record Along(Optional<Expansion> expanded, boolean errors, boolean large, boolean policies) {
    static final Along NOTHING = new Along(Optional.empty(), false, false, false);

    static final String ERRORS = "onPremisesProvisioningErrors";

    private static final String POLICIES = "passwordPolicies";

    /** Properties whose values are thousands of characters long. */
    static final List<String> LARGE = List.of("thumbnailPhoto", "userCertificate", "userSMIMECertificate");

    private static final Set<String> LARGE_LOWER = Set.of("thumbnailphoto", "usercertificate", "usersmimecertificate");

    static Along of(Selection selection) {
        return of(selection, Optional.empty());
    }

    static Along of(Selection selection, Optional<Expansion> expanded) {
        List<String> names = selection.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new Along(
                expanded,
                names.contains(ERRORS.toLowerCase(Locale.ROOT)),
                names.stream().anyMatch(LARGE_LOWER::contains),
                names.contains(POLICIES.toLowerCase(Locale.ROOT)));
    }
}
