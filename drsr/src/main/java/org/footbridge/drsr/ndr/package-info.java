/**
 * Little-endian data as DCE/RPC lays it out (C706 chapter 14, NDR 2.0): numbers on their natural alignment, pointers as
 * numbers that are zero or not, arrays behind their counts. The reader never trusts a count: what is not there is an
 * error before anything is allocated for it.
 */
@NullMarked
package org.footbridge.drsr.ndr;

import org.jspecify.annotations.NullMarked;
