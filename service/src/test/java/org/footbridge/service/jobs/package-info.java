/** When jobs run. */
@NullMarked
package org.footbridge.service.jobs;

import org.jspecify.annotations.NullMarked;
