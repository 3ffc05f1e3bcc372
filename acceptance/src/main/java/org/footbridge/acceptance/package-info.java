/**
 * What proves the whole: random changes of a real directory, and an oracle that says from a plain LDAP search what the
 * tenant directory must hold afterwards.
 *
 * <p>The oracle is written from the rules on paper and shares no code with the engine, so that a mistake has to be made
 * twice to stay hidden. Data goes from an administrator's LDAP connection and from the Graph API into a list of
 * differences.
 */
@NullMarked
package org.footbridge.acceptance;

import org.jspecify.annotations.NullMarked;
