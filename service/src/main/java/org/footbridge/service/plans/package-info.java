/**
 * Plans: what a cycle would do, or would do with another definition, kept as the lines of the provisioning log that it
 * would have written. A plan is made by the cycle's own code in a transaction that is taken back, so that it shows what
 * is done. Administrators look at it, compare it, and have it applied.
 */
@NullMarked
package org.footbridge.service.plans;

import org.jspecify.annotations.NullMarked;
