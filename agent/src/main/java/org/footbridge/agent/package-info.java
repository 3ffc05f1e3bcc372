/**
 * The process on premises: takes requests from the relay, reads the directory, answers in frames. Holds the on-premises
 * credentials and its own key, and no state of synchronisation.
 */
@NullMarked
package org.footbridge.agent;

import org.jspecify.annotations.NullMarked;
