/**
 * An Active-Directory-like forest in one process, kept honest by the contract suite that also runs on Samba.
 */
@NullMarked
package org.footbridge.sampleforest;

import org.jspecify.annotations.NullMarked;
