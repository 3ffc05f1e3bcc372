/**
 * Undoes the compression of answers (MS-DRSR 4.1.10.6.19): chunks of deflated data (MSZIP) or of LZ77 with its lengths and
 * distances packed into bits (MS-XCA 2.4). Only the sizes that the chunks themselves give, checked against the one that was
 * announced and limited, are ever allocated. What cannot be read is an error with {@code MALFORMED}; nothing here knows what
 * the bytes mean.
 */
@NullMarked
package org.footbridge.drsr.compression;

import org.jspecify.annotations.NullMarked;
