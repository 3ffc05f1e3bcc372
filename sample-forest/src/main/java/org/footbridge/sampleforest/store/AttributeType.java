package org.footbridge.sampleforest.store;

import org.jspecify.annotations.Nullable;

/** One attribute of the schema. There is one instance for each name, so instances compare by identity. */
public final class AttributeType {
    /** Where the values of an attribute come from. */
    public enum Origin {
        STORED,
        FORWARD_LINK,
        BACK_LINK,
        /** Computed, and returned only when asked for by name. */
        CONSTRUCTED,
        /** Kept by the system beside the stored attributes, returned like them. */
        SYSTEM,
        /** A password: its changes are visible, its values never are. */
        SECRET
    }

    private final String name;
    private final Syntax syntax;
    private final boolean singleValued;
    private final Origin origin;
    private final int linkId;
    private @Nullable AttributeType partner;

    AttributeType(String name, Syntax syntax, boolean singleValued, Origin origin, int linkId) {
        this.name = name;
        this.syntax = syntax;
        this.singleValued = singleValued;
        this.origin = origin;
        this.linkId = linkId;
    }

    void joinTo(AttributeType other) {
        partner = other;
    }

    /** The {@code lDAPDisplayName}. */
    public String name() {
        return name;
    }

    public Syntax syntax() {
        return syntax;
    }

    public boolean singleValued() {
        return singleValued;
    }

    public Origin origin() {
        return origin;
    }

    /** Even for forward links, odd for back links, 0 for the rest. */
    public int linkId() {
        return linkId;
    }

    /** The forward link of a back link and the other way round. */
    public AttributeType partner() {
        if (partner == null) {
            throw new IllegalStateException(name + " is not a linked attribute");
        }
        return partner;
    }

    @Override
    public String toString() {
        return name;
    }
}
