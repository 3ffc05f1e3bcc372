@NullMarked
package org.footbridge.service.graphapi.batch;

import org.jspecify.annotations.NullMarked;
