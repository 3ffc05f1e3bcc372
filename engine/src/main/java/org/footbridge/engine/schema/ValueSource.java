package org.footbridge.engine.schema;

/** Where a value comes from, as a schema writes it; {@code attributeMappingSource} in Microsoft Graph. */
public sealed interface ValueSource {

    /** As an expression; of a constant its text in quotes; empty when there is none. */
    String expression();

    /**
     * An attribute as it is; of a reference property the link whose values it gets.
     *
     * @param name as LDAP spells it, or that of a {@link org.footbridge.engine.VirtualAttribute}
     */
    record Attribute(String name) implements ValueSource {
        @Override
        public String expression() {
            return "[" + name + "]";
        }
    }

    /**
     * The same for every object.
     *
     * @param text that is as a whole {@code %name%} stands for what is known of the directory under that name
     */
    record Constant(String text) implements ValueSource {
        @Override
        public String expression() {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }

    record Expression(String expression) implements ValueSource {}

    /** Nothing flows: the target is left as it is, and gets the default of its mapping while it has no value. */
    record None() implements ValueSource {
        @Override
        public String expression() {
            return "";
        }
    }

    /** Nothing flows any more, and what flowed before is taken away; Microsoft Graph writes it as an empty constant. */
    record Cleared() implements ValueSource {
        @Override
        public String expression() {
            return "\"\"";
        }
    }
}
