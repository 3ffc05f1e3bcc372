package org.footbridge.service.storage;

import java.sql.Connection;
import java.sql.SQLException;
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
        return repeated(work, false);
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
