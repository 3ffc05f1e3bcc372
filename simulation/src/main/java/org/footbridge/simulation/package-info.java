/**
 * Seeded histories: what happens to directories, agents, services, databases and configurations in a life of weeks, in
 * seconds, and whether every account is what it must be afterwards.
 */
@NullMarked
package org.footbridge.simulation;

import org.jspecify.annotations.NullMarked;
