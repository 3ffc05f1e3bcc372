package org.footbridge.sampleforest.store;

import java.util.Set;
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

    /** What the schema says besides (MS-ADTS 2.2.9, 2.2.10). */
    public enum Trait {
        /** Each controller keeps its own value. */
        NOT_REPLICATED,
        /** To be read with a right of its own only. */
        CONFIDENTIAL
    }

    private static final int NOT_REPLICATED_FLAG = 1;
    private static final int CONSTRUCTED_FLAG = 4;
    private static final int CONFIDENTIAL_FLAG = 128;

    private final String name;
    private final Syntax syntax;
    private final boolean singleValued;
    private final Origin origin;
    private final int linkId;
    private final int rangeUpper;
    private final Set<Trait> traits;
    private @Nullable AttributeType partner;

    AttributeType(
            String name,
            Syntax syntax,
            boolean singleValued,
            Origin origin,
            int linkId,
            int rangeUpper,
            Set<Trait> traits) {
        this.name = name;
        this.syntax = syntax;
        this.singleValued = singleValued;
        this.origin = origin;
        this.linkId = linkId;
        this.rangeUpper = rangeUpper;
        this.traits = Set.copyOf(traits);
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

    /** Largest value or longest value, 0 without a limit. */
    public int rangeUpper() {
        return rangeUpper;
    }

    /** The value of {@code systemFlags}. */
    public int systemFlags() {
        boolean local = traits.contains(Trait.NOT_REPLICATED) || origin == Origin.BACK_LINK;
        return (local ? NOT_REPLICATED_FLAG : 0) | (origin == Origin.CONSTRUCTED ? CONSTRUCTED_FLAG : 0);
    }

    /** The value of {@code searchFlags}. */
    public int searchFlags() {
        return traits.contains(Trait.CONFIDENTIAL) ? CONFIDENTIAL_FLAG : 0;
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
