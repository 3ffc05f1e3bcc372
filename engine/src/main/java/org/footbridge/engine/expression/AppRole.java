package org.footbridge.engine.expression;

/** A role of an application that somebody is assigned to. */
record AppRole(String displayName, String value) {

    /**
     * The assignment as text: the role's name, or a JSON object with {@code value}, {@code displayName} or both, as
     * texts. Other members are passed over.
     *
     * @throws IllegalArgumentException when it is empty, or a JSON object without either
     */
    static AppRole of(String assignment) {
        String text = WhiteSpace.trim(assignment);
        if (text.startsWith("{")) {
            FlatJson object = FlatJson.read(text);
            String value = object.text("value").orElse("");
            String displayName = object.text("displayName").orElse(value);
            return known(displayName, value.isEmpty() ? displayName : value);
        }
        return known(text, text);
    }

    /** The role as a value of a SCIM attribute {@code roles}. */
    String complex() {
        return "{\"primary\":false,\"type\":\"WindowsAzureActiveDirectoryRole\",\"displayName\":"
                + FlatJson.quoted(displayName) + ",\"value\":" + FlatJson.quoted(value) + "}";
    }

    private static AppRole known(String displayName, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("it has no name");
        }
        return new AppRole(displayName, value);
    }
}
