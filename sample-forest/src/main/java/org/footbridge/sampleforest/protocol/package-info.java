/**
 * Answers LDAP requests out of the store as a domain controller does: binds, the root entry, searches with ranges,
 * pages and extended names, DirSync, and changes by administrators. Sources: MS-ADTS, RFC 4511, RFC 2696.
 */
@NullMarked
package org.footbridge.sampleforest.protocol;

import org.jspecify.annotations.NullMarked;
