package org.footbridge.service.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one transaction; work that lost against another transaction (deadlock, serialisation) is repeated. */
@Component
public class Transactions {
    private static final int ATTEMPTS = 5;
    /** How deep the transactions of a rehearsal are within each other; none: there is no rehearsal on this thread. */
    private static final ThreadLocal<Integer> REHEARSAL = new ThreadLocal<>();

    private final TransactionTemplate template;
    private final DataSource source;
    private final SQLExceptionTranslator translator;

    public Transactions(PlatformTransactionManager manager, DataSource source) {
        this.template = new TransactionTemplate(manager);
        this.source = source;
        this.translator = new SQLErrorCodeSQLExceptionTranslator(source);
    }

    /** Work on the connection of the transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    public <T extends @Nullable Object> T in(Work<T> work) {
        return isRehearsing() ? part(work) : repeated(work, false);
    }

    /**
     * Has work of many transactions done in one, and takes it back: what comes of it is learnt by doing it. Until its end
     * other transactions wait for it where they would wait for one of its parts.
     */
    public <T extends @Nullable Object> T rehearse(Work<T> work) {
        return undone(connection -> {
            REHEARSAL.set(0);
            try {
                return work.on(connection);
            } finally {
                REHEARSAL.remove();
            }
        });
    }

    /** Whether this thread does what will be taken back. */
    public static boolean isRehearsing() {
        return REHEARSAL.get() != null;
    }

    private <T extends @Nullable Object> T part(Work<T> work) {
        int depth = REHEARSAL.get();
        REHEARSAL.set(depth + 1);
        try {
            return onConnection(connection -> depth == 0 ? outermost(connection, work) : work.on(connection));
        } finally {
            REHEARSAL.set(depth);
        }
    }

    /** What fails is taken back by itself, as a transaction of its own would be. */
    private static <T extends @Nullable Object> T outermost(Connection connection, Work<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            T result = work.on(connection);
            emptyTemporaryTables(connection);
            connection.releaseSavepoint(before);
            return result;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback(before);
            throw failure;
        }
    }

    /** A commit would empty them, and a rehearsal has none between its parts. */
    private static void emptyTemporaryTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("discard temp");
        }
    }

    private <T extends @Nullable Object> T repeated(Work<T> work, boolean undone) {
        // a transaction that is lost is repeated by whoever began it
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(() -> onConnection(work), undone);
            } catch (ConcurrencyFailureException e) {
                if (within || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Work whose writes are taken back: what would come of it is learnt by doing it. */
    public <T extends @Nullable Object> T undone(Work<T> work) {
        return repeated(work, true);
    }

    public void run(Runnable work) {
        in(connection -> {
            work.run();
            return null;
        });
    }

    private <T extends @Nullable Object> T onConnection(Work<T> work) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            return work.on(connection);
        } catch (SQLException e) {
            RuntimeException translated = translator.translate("transaction", null, e);
            throw translated != null ? translated : new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    @SuppressWarnings("NullAway") // the template returns what the callback returned
    private <T extends @Nullable Object> T once(Callable<T> work, boolean undone) {
        return template.execute(status -> {
            if (undone) {
                status.setRollbackOnly();
            }
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
