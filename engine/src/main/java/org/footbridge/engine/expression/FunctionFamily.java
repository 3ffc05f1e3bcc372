package org.footbridge.engine.expression;

/** How the reference is divided. */
public enum FunctionFamily {
    FLOW("Choosing and flow control"),
    TEST("Tests"),
    TEXT("Text"),
    SEVERAL_VALUES("Several values"),
    CONVERSION("Conversion"),
    NUMBER("Numbers"),
    DATE("Dates"),
    DIRECTORY("Directory"),
    ENVIRONMENT("Environment"),
    APP_ROLES("App roles"),
    CERTIFICATE("Certificates");

    private final String title;

    FunctionFamily(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
