/**
 * The administration API (docs/reference/admin-api.md): checks what was sent, asks the package that owns the thing, and
 * writes the answer. The tenant is always the caller's.
 */
@NullMarked
package org.footbridge.service.adminapi;

import org.jspecify.annotations.NullMarked;
