/**
 * The read surface of Microsoft Graph over the tenant directory: users, groups, contacts, deleted items, the provisioning
 * log. A request becomes one SQL statement, always within the caller's tenant; names that reach SQL come from the
 * catalogues here, values only as parameters.
 */
@NullMarked
package org.footbridge.service.graphapi;

import org.jspecify.annotations.NullMarked;
