package org.footbridge.engine.expression;

/** Where a function is known from. */
public enum FunctionOrigin {
    DOCUMENTED("documented for the cloud language"),
    REFERENCED("used in the documentation of the cloud language, described for Connect"),
    NAME_AND_PARAMETERS("known by name and parameters; behaves as described here"),
    NAME_ONLY("known by name; behaves as described here"),
    CONNECT("a function of Connect that the cloud language does not have");

    private final String title;

    FunctionOrigin(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
