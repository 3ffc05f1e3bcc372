@NullMarked
package org.footbridge.service.relay;

import org.jspecify.annotations.NullMarked;
