/** The pages of the provisioning log and of the audit log. */
@NullMarked
package org.footbridge.service.portal.logs;

import org.jspecify.annotations.NullMarked;
