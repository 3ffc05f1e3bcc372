/**
 * The objects of the forest: a tree by GUID in which each attribute and each linked value carries the update sequence
 * number (USN) of its last change, so that differences are exact. Knows LDAP result codes, but neither sockets nor
 * messages. Every access happens under the lock of {@link org.footbridge.sampleforest.store.DirectoryStore}.
 */
@NullMarked
package org.footbridge.sampleforest.store;

import org.jspecify.annotations.NullMarked;
