package org.footbridge.service.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Where the chain of a tenant ends, as it is stored.
 *
 * @param number of the last entry; 0: there is none yet
 * @param hash of the last entry, hexadecimal
 * @param seal hexadecimal; empty: nothing was sealed yet
 */
record ChainHead(long number, String hash, String seal) {
    static final String COLUMNS = "number, hash, seal";

    static ChainHead read(ResultSet row, int number) throws SQLException {
        return new ChainHead(
                row.getLong("number"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                HexFormat.of().formatHex(row.getBytes("seal")));
    }

    /** As the database makes it together with the tenant. */
    boolean isBeginning() {
        return number == 0 && seal.isEmpty() && hash.equals(AuditEntry.NOTHING_BEFORE);
    }
}
