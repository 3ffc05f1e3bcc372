package org.footbridge.service.passwords;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The job of a configuration's passwords: what was asked of it, who has it, how far it came. */
@Component
class PasswordJobs {
    /** The code of a pass that lost its job. */
    static final String OVERTAKEN = "PasswordPassOvertaken";

    private static final Set<String> CONCERN_ACCOUNT =
            Set.of("DirectoryCredentialsRefused", "DirectoryKerberosFailed", "DirectoryRightsMissing");

    private final JdbcClient jdbc;

    PasswordJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The job as a pass took it.
     *
     * @param since where listing goes on; empty: everything is to be listed
     * @param feed up to which change of the tenant directory objects were looked at; empty: all are to be looked at
     * @param full everybody's is to be fetched again
     * @param request the newest that the pass answers
     */
    record Taken(Optional<PasswordState> since, Optional<Long> feed, boolean full, long request) {}

    /** How a pass ended. */
    enum Outcome {
        SUCCEEDED,
        /** some passwords failed, and are tried again by themselves */
        PARTIAL,
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Makes the job if there is none, and asks for a pass. */
    long request(TenantId tenant, UUID configuration, boolean full) {
        return jdbc.sql("""
                        insert into password_job (tenant_id, configuration_id, requested, full_requested, full_by)
                        values (:tenant, :configuration, 1, :full, 1)
                        on conflict (tenant_id, configuration_id)
                        do update set requested = password_job.requested + 1,
                                      full_requested = password_job.full_requested or :full,
                                      full_by = case when :full then password_job.requested + 1
                                                     else password_job.full_by end
                        returning requested
                        """)
                .param("tenant", tenant.value())
                .param("configuration", configuration)
                .param("full", full)
                .query(Long.class)
                .single();
    }

    /** Whether a pass was asked for after the last one began. */
    boolean moreRequested(TenantId tenant, UUID configuration) {
        return jdbc.sql("select requested > begun from password_job where tenant_id = ? and configuration_id = ?")
                .params(tenant.value(), configuration)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** From here on an earlier pass may not write. */
    Taken take(PasswordPass pass, Instant now) {
        return jdbc.sql("""
                        insert into password_job (tenant_id, configuration_id, running_pass_id, began_at)
                        values (:tenant, :configuration, :pass, :now)
                        on conflict (tenant_id, configuration_id)
                        do update set running_pass_id = :pass, began_at = :now, begun = password_job.requested
                        returning state, domain_controller, feed, full_requested, begun
                        """)
                .param("tenant", pass.tenant().value())
                .param("configuration", pass.configuration())
                .param("pass", pass.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    boolean full = row.getBoolean("full_requested");
                    byte[] state = row.getBytes("state");
                    long feed = row.getLong("feed");
                    boolean all = row.wasNull();
                    return new Taken(
                            state == null
                                    ? Optional.empty()
                                    : Optional.of(PasswordState.newBuilder()
                                            .setState(ByteString.copyFrom(state))
                                            .setDomainController(row.getString("domain_controller"))
                                            .build()),
                            all ? Optional.empty() : Optional.of(feed),
                            full,
                            row.getLong("begun"));
                })
                .single();
    }

    /** Fails unless the pass still has its job, and holds that until the transaction ends. */
    void fence(PasswordPass pass) {
        require(jdbc.sql("""
                        select 1 from password_job
                        where tenant_id = ? and configuration_id = ? and running_pass_id = ? for share
                        """)
                .params(pass.tenant().value(), pass.configuration(), pass.id())
                .query(Integer.class)
                .optional()
                .isPresent());
    }

    /** Notes that everybody is due, in the transaction that said so of each. */
    void fullNoted(PasswordPass pass, long request) {
        jdbc.sql("""
                        update password_job set full_requested = full_by > ?
                        where tenant_id = ? and configuration_id = ? and running_pass_id = ?
                        """)
                .params(request, pass.tenant().value(), pass.configuration(), pass.id())
                .update();
    }

    /** Notes where listing came to, in the transaction of what was listed. */
    void reached(PasswordPass pass, PasswordState state) {
        require(jdbc.sql("""
                        update password_job set state = ?, domain_controller = ?
                        where tenant_id = ? and configuration_id = ? and running_pass_id = ?
                        """)
                        .params(
                                state.getState().toByteArray(),
                                state.getDomainController(),
                                pass.tenant().value(),
                                pass.configuration(),
                                pass.id())
                        .update()
                == 1);
    }

    /** Notes up to which change objects were looked at, in the transaction that did. */
    void fed(PasswordPass pass, long sequence) {
        require(jdbc.sql("""
                        update password_job set feed = ?
                        where tenant_id = ? and configuration_id = ? and running_pass_id = ?
                        """)
                        .params(sequence, pass.tenant().value(), pass.configuration(), pass.id())
                        .update()
                == 1);
    }

    /** Notes that the pass ended, unless it lost its job before. */
    void end(PasswordPass pass, Outcome outcome, @Nullable ServiceFailure failure, Instant now) {
        boolean done = outcome != Outcome.FAILED;
        jdbc.sql("""
                        update password_job
                        set running_pass_id = null, ended_at = :now, outcome = :outcome, error_code = :code,
                            error_message = :message, next_step = :step,
                            failures = case when :done then 0 else failures + 1 end,
                            first_completed_at = case when :done then coalesce(first_completed_at, :now)
                                                      else first_completed_at end
                        where tenant_id = :tenant and configuration_id = :configuration and running_pass_id = :pass
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.text())
                .param("code", failure == null ? null : failure.code())
                .param("message", failure == null ? null : failure.reason())
                .param("step", failure == null ? null : failure.nextStep())
                .param("done", done)
                .param("tenant", pass.tenant().value())
                .param("configuration", pass.configuration())
                .param("pass", pass.id())
                .update();
    }

    /**
     * How passes fail.
     *
     * @param inARow since one did not
     * @param code of the last; empty: it did not fail
     */
    record Failures(int inARow, String code) {
        /** Whether the account was refused: each further try may bring it nearer to being locked. */
        boolean concernAccount() {
            return CONCERN_ACCOUNT.contains(code);
        }
    }

    Failures failures(TenantId tenant, UUID configuration) {
        return jdbc.sql("""
                        select failures, coalesce(error_code, '') from password_job
                        where tenant_id = ? and configuration_id = ?
                        """)
                .params(tenant.value(), configuration)
                .query((row, number) -> new Failures(row.getInt(1), row.getString(2)))
                .optional()
                .orElse(new Failures(0, ""));
    }

    private static void require(boolean mine) {
        if (!mine) {
            throw new ServiceFailure(
                    OVERTAKEN,
                    409,
                    "Another replica took the job of the passwords, or the configuration was deleted.",
                    "Nothing: the other pass does the work.");
        }
    }
}
