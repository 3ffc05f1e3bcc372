package org.footbridge.service.graphapi;

/** The types of objects in the tenant directory, with the names that Graph and the tables have for them. */
enum ObjectKind {
    USER("user", "users", "user"),
    GROUP("group", "groups", "group"),
    CONTACT("contact", "contacts", "orgContact");

    private final String stored;
    private final String collection;
    private final String singular;

    ObjectKind(String stored, String collection, String singular) {
        this.stored = stored;
        this.collection = collection;
        this.singular = singular;
    }

    /** In the column {@code kind}. */
    String stored() {
        return stored;
    }

    /** In addresses. */
    String collection() {
        return collection;
    }

    /** Graph's name of the type. */
    String singular() {
        return singular;
    }

    static ObjectKind ofStored(String stored) {
        for (ObjectKind kind : values()) {
            if (kind.stored.equals(stored)) {
                return kind;
            }
        }
        throw new IllegalStateException("Unknown kind of object: " + stored);
    }

    /** {@code users}, {@code groups} or {@code contacts}. */
    static ObjectKind ofCollection(String collection) {
        for (ObjectKind kind : values()) {
            if (kind.collection.equals(collection)) {
                return kind;
            }
        }
        throw QueryFailure.malformed("Resource not found for the segment '" + collection + "'.", "See docs/reference.");
    }

    /** {@code microsoft.graph.user} and the like. */
    static ObjectKind ofCast(String cast) {
        for (ObjectKind kind : values()) {
            if (cast.equals("microsoft.graph." + kind.singular)) {
                return kind;
            }
        }
        throw QueryFailure.malformed(
                "There is no type '" + QueryFailure.shortened(cast) + "' here.",
                "Offered are microsoft.graph.user, microsoft.graph.group and microsoft.graph.orgContact.");
    }
}
