/** Notifications against a real mail server and a real HTTPS server, in this process. */
@NullMarked
package org.footbridge.service.notifications;

import org.jspecify.annotations.NullMarked;
