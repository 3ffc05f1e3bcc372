package org.footbridge.simulation;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to the database that break, all at once and with what is under way, at a statement that can be chosen: as a
 * killed program or a cut network leaves them. Safe for use by many threads.
 */
final class FaultyDatabase extends DelegatingDataSource implements AutoCloseable {
    private static final int CONNECTIONS = 6;
    private static final int NEVER = Integer.MAX_VALUE;
    /** Finds the functions of the schema before those of the database: the time that it says is that of the history. */
    private static final String TIME = "set search_path = simulated, pg_catalog, public";

    private final HikariDataSource pool;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private int statements;
    private int breakAt = NEVER;
    private boolean doneFirst;
    private boolean broken;

    FaultyDatabase(DatabaseAddress address) {
        super(pool(address));
        this.pool = (HikariDataSource) obtainTargetDataSource();
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(address.url());
        source.setUsername(address.user());
        source.setPassword(address.password());
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(0);
        source.setConnectionTimeout(10_000);
        source.setConnectionInitSql(TIME);
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }

    synchronized int statements() {
        return statements;
    }

    /**
     * Breaks all connections at the n-th statement from now on, a commit counts as well, and refuses new ones.
     *
     * @param done whether the server does it, and only its answer is lost
     */
    synchronized void breakAt(int n, boolean done) {
        breakAt = statements + Math.max(1, n);
        doneFirst = done;
    }

    /** New connections can be made again; those that broke are not handed out any more. */
    synchronized void repair() {
        breakAt = NEVER;
        if (broken) {
            pool.getHikariPoolMXBean().softEvictConnections();
            broken = false;
        }
    }

    synchronized boolean isBroken() {
        return broken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuse();
        Connection connection = super.getConnection();
        Connection physical = connection.unwrap(Connection.class);
        open.add(physical);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> onConnection(connection, physical, method, arguments));
    }

    private @Nullable Object onConnection(
            Connection connection, Connection physical, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            open.remove(physical);
        }
        if (method.getName().equals("commit")) {
            return counted(() -> method.invoke(connection, arguments));
        }
        Object result = call(() -> method.invoke(connection, arguments));
        return result instanceof Statement statement ? counting(statement, method.getReturnType()) : result;
    }

    private Object counting(Statement statement, Class<?> type) {
        return Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().startsWith("execute")
                        ? counted(() -> method.invoke(statement, arguments))
                        : call(() -> method.invoke(statement, arguments)));
    }

    private interface Call {
        @Nullable
        Object call() throws IllegalAccessException, InvocationTargetException;
    }

    private @Nullable Object counted(Call call) throws Throwable {
        Turn turn = turn();
        if (turn == Turn.BREAKS) {
            breakAll();
        }
        refuse();
        Object result = call(call);
        if (turn == Turn.BREAKS_AFTERWARDS) {
            breakAll();
            refuse();
        }
        return result;
    }

    private enum Turn {
        GOES_ON,
        BREAKS,
        BREAKS_AFTERWARDS
    }

    private synchronized Turn turn() {
        statements++;
        if (statements != breakAt) {
            return Turn.GOES_ON;
        }
        return doneFirst ? Turn.BREAKS_AFTERWARDS : Turn.BREAKS;
    }

    private void breakAll() throws SQLException {
        synchronized (this) {
            broken = true;
        }
        for (Connection physical : open) {
            physical.abort(Runnable::run);
        }
    }

    private void refuse() throws SQLException {
        if (isBroken()) {
            throw new SQLException("the simulated connection is broken", "08006");
        }
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
