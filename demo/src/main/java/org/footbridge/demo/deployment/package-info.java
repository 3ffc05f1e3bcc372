/**
 * A service and agents as processes of this machine, started, registered, killed and resumed as an administrator or an
 * accident would. Used by the demo, the lab and the acceptance tests.
 */
@NullMarked
package org.footbridge.demo.deployment;

import org.jspecify.annotations.NullMarked;
