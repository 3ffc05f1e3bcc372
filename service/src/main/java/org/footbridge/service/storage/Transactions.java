package org.footbridge.service.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one transaction; work that lost against another transaction (deadlock, serialisation) is repeated. */
@Component
public class Transactions {
    private static final int ATTEMPTS = 5;
    /** What is done at once on this thread; none: each transaction is one. */
    private static final ThreadLocal<AtOnce> AT_ONCE = new ThreadLocal<>();

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

    /** Many transactions that are done in one. */
    private static final class AtOnce {
        private final boolean mayBeKept;
        private final List<Runnable> last = new ArrayList<>();
        private int depth;

        private AtOnce(boolean mayBeKept) {
            this.mayBeKept = mayBeKept;
        }
    }

    public <T extends @Nullable Object> T in(Work<T> work) {
        AtOnce all = AT_ONCE.get();
        return all == null ? repeated(status -> onConnection(work)) : part(all, work);
    }

    /**
     * Has work of many transactions done in one, and takes it back: what comes of it is learnt by doing it. Until its end
     * other transactions wait for it where they would wait for one of its parts.
     */
    public <T extends @Nullable Object> T rehearse(Work<T> work) {
        return repeated(status -> {
            status.setRollbackOnly();
            return onConnection(connection -> at(new AtOnce(false), connection, work));
        });
    }

    /**
     * Has work of many transactions done in one: all of it stays, or nothing.
     *
     * @param kept says of the result whether it stays
     */
    public <T extends @Nullable Object> T atOnce(Work<T> work, Predicate<T> kept) {
        return repeated(status -> {
            AtOnce all = new AtOnce(true);
            T result = onConnection(connection -> at(all, connection, work));
            if (kept.test(result)) {
                all.last.forEach(Runnable::run);
            } else {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    private static <T extends @Nullable Object> T at(AtOnce all, Connection connection, Work<T> work)
            throws SQLException {
        AT_ONCE.set(all);
        try {
            return work.on(connection);
        } finally {
            AT_ONCE.remove();
        }
    }

    /** Whether this thread does in one transaction what is usually done in many; it may be taken back. */
    public static boolean areOne() {
        return AT_ONCE.get() != null;
    }

    /**
     * Has something done that others would wait for: now, unless many transactions are done in one. Then it is done at the
     * end, or not at all if everything is taken back.
     */
    public static void last(Runnable work) {
        AtOnce all = AT_ONCE.get();
        if (all == null) {
            work.run();
        } else if (all.mayBeKept) {
            all.last.add(work);
        }
    }

    private <T extends @Nullable Object> T part(AtOnce all, Work<T> work) {
        boolean outermost = all.depth++ == 0;
        try {
            return onConnection(connection -> outermost ? outermost(all, connection, work) : work.on(connection));
        } finally {
            all.depth--;
        }
    }

    /** What fails is taken back by itself, as a transaction of its own would be. */
    private static <T extends @Nullable Object> T outermost(AtOnce all, Connection connection, Work<T> work)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        int last = all.last.size();
        T result;
        try {
            result = work.on(connection);
            connection.releaseSavepoint(before);
        } catch (SQLException | RuntimeException failure) {
            all.last.subList(last, all.last.size()).clear();
            takeBack(connection, before, failure);
            throw failure;
        }
        TemporaryTables.empty(connection);
        return result;
    }

    private static void takeBack(Connection connection, Savepoint before, Exception failure) {
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    private interface Attempt<T extends @Nullable Object> {
        T in(TransactionStatus status);
    }

    private <T extends @Nullable Object> T repeated(Attempt<T> work) {
        // a transaction that is lost is repeated by whoever began it
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException e) {
                if (within || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Work whose writes are taken back: what would come of it is learnt by doing it. */
    public <T extends @Nullable Object> T undone(Work<T> work) {
        return repeated(status -> {
            status.setRollbackOnly();
            return onConnection(work);
        });
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
    private <T extends @Nullable Object> T once(Attempt<T> work) {
        return template.execute(work::in);
    }
}
