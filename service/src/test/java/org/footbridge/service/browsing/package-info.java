@NullMarked
package org.footbridge.service.browsing;

import org.jspecify.annotations.NullMarked;
