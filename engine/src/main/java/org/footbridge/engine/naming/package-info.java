/**
 * The rules of the tenant directory about names: which sign-in names, nicknames, addresses and locations an object may
 * have, and what it gets when its source gives none that fits. Pure functions of texts; knows nothing of mappings, staged
 * objects or plans. Called after the mapping of an object, and again when names that were made up are kept.
 */
@NullMarked
package org.footbridge.engine.naming;

import org.jspecify.annotations.NullMarked;
