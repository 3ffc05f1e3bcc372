/**
 * Invents a believable company: people, groups, contacts, and the awkward objects that synchronisation has to cope
 * with. Every choice comes from a seeded generator, so the same seed and size give the same directory.
 */
@NullMarked
package org.footbridge.sampleforest.population;

import org.jspecify.annotations.NullMarked;
