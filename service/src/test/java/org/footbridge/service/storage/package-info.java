/** Real databases for tests. */
@NullMarked
package org.footbridge.service.storage;

import org.jspecify.annotations.NullMarked;
