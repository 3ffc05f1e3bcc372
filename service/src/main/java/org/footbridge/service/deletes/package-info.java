/**
 * What administrators decide about deletes: held ones are listed, allowed and rejected, deleted objects come back or are
 * purged, configurations and directories are removed with what they synchronised. Cycles hold and do; this package only says
 * what they may. Whatever changes the tenant directory here takes its turn with them.
 */
@NullMarked
package org.footbridge.service.deletes;

import org.jspecify.annotations.NullMarked;
