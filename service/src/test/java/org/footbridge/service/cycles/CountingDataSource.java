package org.footbridge.service.cycles;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts statements, and on demand breaks the connection before the n-th, as a crash at that moment would. */
final class CountingDataSource extends DelegatingDataSource {
    private final AtomicInteger statements = new AtomicInteger();
    private volatile int breakAt = Integer.MAX_VALUE;

    CountingDataSource(DataSource target) {
        super(target);
    }

    int statements() {
        return statements.get();
    }

    /** From the n-th statement from now on every statement fails and nothing is committed. */
    void breakAfter(int count) {
        breakAt = statements.get() + count;
    }

    void repair() {
        breakAt = Integer.MAX_VALUE;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        check(0);
                    }
                    Object result = call(() -> method.invoke(connection, arguments));
                    return result instanceof Statement statement ? counting(statement, method.getReturnType()) : result;
                });
    }

    private Object counting(Statement statement, Class<?> type) {
        return Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        check(1);
                    }
                    return call(() -> method.invoke(statement, arguments));
                });
    }

    private void check(int increment) throws SQLException {
        if (statements.addAndGet(increment) >= breakAt) {
            throw new SQLException("broken by the test", "08006");
        }
    }

    private interface Call {
        Object call() throws IllegalAccessException, InvocationTargetException;
    }

    @SuppressWarnings("NullAway") // methods without result give null
    private static Object call(Call call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
