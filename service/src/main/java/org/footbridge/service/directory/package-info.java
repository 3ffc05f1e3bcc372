/**
 * The tenant directory as the cycle writes it: objects, unique keys, references, the change feed.
 */
@NullMarked
package org.footbridge.service.directory;

import org.jspecify.annotations.NullMarked;
