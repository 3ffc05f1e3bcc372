/**
 * The one PostgreSQL: a private server of our own, or any by URL. Everything else in the service only sees a data source.
 */
@NullMarked
package org.footbridge.service.storage;

import org.jspecify.annotations.NullMarked;
