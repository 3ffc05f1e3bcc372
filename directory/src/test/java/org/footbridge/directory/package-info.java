/** Tests of reading directories; one contract for the real server and for the sample. */
@NullMarked
package org.footbridge.directory;

import org.jspecify.annotations.NullMarked;
