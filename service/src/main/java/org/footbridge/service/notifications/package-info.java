/**
 * Tells the administrators of a tenant what they have to know though they are not looking: by mail and by webhook. What
 * happens is stored in the transaction in which it happens; a task sends it afterwards and tries again. Knows the database
 * and the keys, nothing of what it tells.
 */
@NullMarked
package org.footbridge.service.notifications;

import org.jspecify.annotations.NullMarked;
