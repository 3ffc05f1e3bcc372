/** The borders between modules and packages, held by tests. */
@NullMarked
package org.footbridge.acceptance.borders;

import org.jspecify.annotations.NullMarked;
