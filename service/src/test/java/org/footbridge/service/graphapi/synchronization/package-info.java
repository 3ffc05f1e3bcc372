@NullMarked
package org.footbridge.service.graphapi.synchronization;

import org.jspecify.annotations.NullMarked;
