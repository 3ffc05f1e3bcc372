package org.footbridge.acceptance;

/** The kinds of objects in a tenant directory. */
public enum Kind {
    USER("user"),
    GROUP("group"),
    CONTACT("contact");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
