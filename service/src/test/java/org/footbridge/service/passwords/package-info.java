/** Tests of the passwords of synchronised users, on a real database and a scripted directory. */
@NullMarked
package org.footbridge.service.passwords;

import org.jspecify.annotations.NullMarked;
