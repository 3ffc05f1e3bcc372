/**
 * A connected directory as it is at this moment, for people who look around in it: its tree, objects by name, and whom a
 * scope would take in. Everything is read through an agent when it is asked for, and nothing is kept.
 */
@NullMarked
package org.footbridge.service.browsing;

import org.jspecify.annotations.NullMarked;
