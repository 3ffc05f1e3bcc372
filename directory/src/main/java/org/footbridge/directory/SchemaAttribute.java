package org.footbridge.directory;

import java.util.OptionalInt;

/**
 * One attribute that a directory knows.
 *
 * @param name lDAPDisplayName
 * @param constructed computed when asked for; its changes are never reported
 * @param replicated false: each domain controller has its own value
 * @param linkId even: a forward link; odd: the back link of the one before; 0: none
 * @param rangeUpper largest value, or longest one in characters or bytes
 * @param confidential to be read only with a right of its own
 */
public record SchemaAttribute(
        String name,
        AttributeSyntax syntax,
        boolean singleValued,
        boolean constructed,
        boolean replicated,
        int linkId,
        OptionalInt rangeUpper,
        boolean confidential) {}
