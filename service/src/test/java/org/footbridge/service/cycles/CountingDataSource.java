package org.footbridge.service.cycles;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts statements, and on demand breaks the connection before the n-th, as a crash at that moment would. */
public final class CountingDataSource extends DelegatingDataSource {
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicReference<Interruption> interruption = new AtomicReference<>(Interruption.NONE);
    private volatile int breakAt = Integer.MAX_VALUE;

    private record Interruption(String text, Runnable action) {
        static final Interruption NONE = new Interruption("no statement has this text", () -> {});
    }

    public CountingDataSource(DataSource target) {
        super(target);
    }

    public int statements() {
        return statements.get();
    }

    /** From the n-th statement from now on every statement fails and nothing is committed. */
    public void breakAfter(int count) {
        breakAt = statements.get() + count;
    }

    public void repair() {
        breakAt = Integer.MAX_VALUE;
    }

    /** Does something once before the first statement that has this text in it, on the thread that is about to execute it. */
    public void before(String text, Runnable action) {
        interruption.set(new Interruption(text, action));
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        check(0);
                    }
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                        interrupt(sql);
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

    private void interrupt(String sql) {
        Interruption wanted = interruption.get();
        if (sql.contains(wanted.text) && interruption.compareAndSet(wanted, Interruption.NONE)) {
            wanted.action.run();
        }
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
