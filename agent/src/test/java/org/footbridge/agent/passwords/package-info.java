/** Tests of reading and deriving passwords, against the sample forest. */
@NullMarked
package org.footbridge.agent.passwords;

import org.jspecify.annotations.NullMarked;
