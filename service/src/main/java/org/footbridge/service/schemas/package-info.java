/**
 * What each connected directory can hold: discovered through an agent, kept per directory, and the names of its domain
 * and forest with it. Cycles and configurations ask here; nothing here knows mappings.
 */
@NullMarked
package org.footbridge.service.schemas;

import org.jspecify.annotations.NullMarked;
