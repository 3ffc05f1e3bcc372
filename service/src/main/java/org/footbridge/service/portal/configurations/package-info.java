/** Pages of configurations: the way to a new one, and what is seen and changed of one that is there. */
@NullMarked
package org.footbridge.service.portal.configurations;

import org.jspecify.annotations.NullMarked;
