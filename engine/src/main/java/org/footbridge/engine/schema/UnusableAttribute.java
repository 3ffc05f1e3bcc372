package org.footbridge.engine.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.SourceAttributeDefinition;

/** Why an attribute of a directory can be no source of values. */
public enum UnusableAttribute {
    SECRET("SourceAttributeSecret", " holds a secret, and secrets do not flow as values", "Take another attribute."),
    BACK_LINK(
            "SourceAttributeBackLink",
            " is the back link of another attribute, so its changes are never reported",
            "Map the link itself, on the objects that have it: member instead of memberOf."),
    CONSTRUCTED(
            "SourceAttributeConstructed",
            " is computed when it is asked for, so its changes are never reported",
            "Take an attribute that is stored."),
    NOT_REPLICATED(
            "SourceAttributeNotReplicated",
            " is kept by each domain controller for itself, so there is no one value",
            "Take an attribute that is replicated."),
    UNREADABLE(
            "SourceAttributeUnreadable",
            " has values that are neither texts, numbers, bytes nor links",
            "Take another attribute.");

    /** Attributes that hold passwords, their hashes or keys; lower case. */
    private static final Set<String> SECRETS = Set.of(
            "unicodepwd",
            "dbcspwd",
            "lmpwdhistory",
            "ntpwdhistory",
            "supplementalcredentials",
            "userpassword",
            "unixuserpassword",
            "currentvalue",
            "priorvalue",
            "initialauthincoming",
            "initialauthoutgoing",
            "trustauthincoming",
            "trustauthoutgoing",
            "msds-managedpassword",
            "msds-managedpasswordid",
            "ms-mcs-admpwd",
            "mslaps-password",
            "mslaps-encryptedpassword",
            "mslaps-encryptedpasswordhistory",
            "mslaps-encrypteddsrmpassword",
            "mslaps-encrypteddsrmpasswordhistory");

    private final String code;
    private final String reason;
    private final String nextStep;

    UnusableAttribute(String code, String reason, String nextStep) {
        this.code = code;
        this.reason = reason;
        this.nextStep = nextStep;
    }

    /** Attributes that hold secrets are known by their names, whatever the directory told of itself. */
    public static Optional<UnusableAttribute> ofName(String attribute) {
        return SECRETS.contains(attribute.toLowerCase(Locale.ROOT)) ? Optional.of(SECRET) : Optional.empty();
    }

    public static Optional<UnusableAttribute> of(SourceAttributeDefinition attribute) {
        Optional<UnusableAttribute> secret = ofName(attribute.name());
        if (secret.isPresent()) {
            return secret;
        }
        if (attribute.link() == SourceAttributeDefinition.Link.BACK) {
            return Optional.of(BACK_LINK);
        }
        if (attribute.constructed()) {
            return Optional.of(CONSTRUCTED);
        }
        if (!attribute.replicated()) {
            return Optional.of(NOT_REPLICATED);
        }
        return switch (attribute.syntax()) {
            case SECURITY_DESCRIPTOR, NAME_AND_DATA, OTHER -> Optional.of(UNREADABLE);
            case TEXT, INTEGER, LARGE_INTEGER, BOOLEAN, TIME, OCTETS, SECURITY_IDENTIFIER, NAME -> Optional.empty();
        };
    }

    public String code() {
        return code;
    }

    public String message(String attribute) {
        return attribute + reason + ".";
    }

    public String nextStep() {
        return nextStep;
    }
}
