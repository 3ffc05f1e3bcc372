package org.footbridge.service.storage;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The temporary tables of a connection. A commit empties them; where many parts are done in one transaction there is none
 * between the parts. They stay as they are: a table that is dropped is locked until the transaction ends, and the locks of
 * many parts are more than the database has room for.
 */
public final class TemporaryTables {
    private static final String EMPTY = """
            do $$ declare filled text; begin
                select string_agg('pg_temp.' || quote_ident(relname), ', ' order by relname) into filled from pg_class
                where relnamespace = pg_my_temp_schema() and relkind = 'r' and pg_relation_size(oid) > 0;
                if filled is not null then execute 'truncate ' || filled; end if;
            end $$
            """;

    private TemporaryTables() {}

    public static void empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(EMPTY);
        }
    }
}
