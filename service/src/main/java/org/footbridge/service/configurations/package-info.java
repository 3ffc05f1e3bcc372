/**
 * What to synchronise from which directory: saved, versioned, checked before it is saved.
 */
@NullMarked
package org.footbridge.service.configurations;

import org.jspecify.annotations.NullMarked;
