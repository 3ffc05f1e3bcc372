package org.footbridge.engine;

/**
 * An attribute as the schema of a directory defines it.
 *
 * @param name as LDAP spells it; compared without case
 * @param constructed computed when it is asked for, so its changes are never reported
 * @param replicated false: each domain controller has a value of its own
 * @param confidential to be read only with a right of its own
 */
public record SourceAttributeDefinition(
        String name,
        AttributeSyntax syntax,
        boolean singleValued,
        boolean constructed,
        boolean replicated,
        Link link,
        boolean confidential) {

    /** Whether values are held together with those of another attribute, by {@code linkID}. */
    public enum Link {
        NONE,
        /** Its values are other objects, for instance {@code member}. */
        FORWARD,
        /** Who refers to the object, computed from the forward links, for instance {@code memberOf}. */
        BACK;

        /** @param linkId even: a forward link; odd: the back link of the one before; 0: none */
        public static Link ofId(int linkId) {
            if (linkId == 0) {
                return NONE;
            }
            return linkId % 2 == 0 ? FORWARD : BACK;
        }
    }

    /** Replicated, readable and no link. */
    public static SourceAttributeDefinition plain(String name, AttributeSyntax syntax, boolean singleValued) {
        return new SourceAttributeDefinition(name, syntax, singleValued, false, true, Link.NONE, false);
    }

    /** Its values are other objects and are read as references, apart from all other values. */
    public boolean isReference() {
        return link == Link.FORWARD && syntax == AttributeSyntax.NAME;
    }
}
