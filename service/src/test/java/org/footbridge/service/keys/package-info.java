@NullMarked
package org.footbridge.service.keys;

import org.jspecify.annotations.NullMarked;
