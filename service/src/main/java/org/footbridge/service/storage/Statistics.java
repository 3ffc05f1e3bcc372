package org.footbridge.service.storage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the planner's statistics true while tables are being filled. The database's own routine looks once a minute; until
 * then a table that has grown from nothing is planned for as if it were empty, and joins become quadratic. Where another
 * transaction makes them at the moment, perhaps a long one, they are left to it.
 */
@Component
public class Statistics {
    private final JdbcClient jdbc;

    public Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the staged copy. */
    public void refreshStaging() {
        analyze("source_object", "source_link_value");
    }

    /** Of what a reconciliation has read. */
    public void refreshShadow() {
        analyze("shadow_object", "shadow_link_value", "shadow_guid");
    }

    /** Of the tenant directory. */
    public void refreshDirectory() {
        analyze("directory_object", "directory_key", "link", "directory_reference");
    }

    /**
     * Whether statistics are due after this many pages: each time the number has grown fourfold, so that it costs little
     * whatever is written.
     */
    public static boolean isDue(int pages) {
        return Integer.bitCount(pages) == 1 && Integer.numberOfTrailingZeros(pages) % 2 == 1;
    }

    private void analyze(String... tables) {
        for (String table : tables) {
            jdbc.sql("analyze (skip_locked) " + table).update();
        }
    }
}
