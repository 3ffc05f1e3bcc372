/**
 * The tenants, their domains and their clients.
 */
@NullMarked
package org.footbridge.service.tenants;

import org.jspecify.annotations.NullMarked;
