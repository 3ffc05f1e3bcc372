/**
 * The staged copy of each directory (connector space): pages from the relay are merged into it, set by set, and every
 * object that changed is marked for planning.
 */
@NullMarked
package org.footbridge.service.staging;

import org.jspecify.annotations.NullMarked;
