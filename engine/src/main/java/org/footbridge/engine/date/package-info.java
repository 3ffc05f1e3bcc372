/**
 * Dates as the language of mappings has them: patterns of .NET, texts that are dates, counting by calendar units, and the
 * large integers of Active Directory. All moments are in UTC, as on a server of the cloud service; years go from 1 to
 * 9999. Nothing here knows the clock: what is missing in a text is taken from the moment that is handed in.
 */
@NullMarked
package org.footbridge.engine.date;

import org.jspecify.annotations.NullMarked;
