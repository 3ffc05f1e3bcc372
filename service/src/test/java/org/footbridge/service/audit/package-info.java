/** That the chain of what administrators did tells when it was touched. */
@NullMarked
package org.footbridge.service.audit;

import org.jspecify.annotations.NullMarked;
