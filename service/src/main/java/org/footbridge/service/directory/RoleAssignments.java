package org.footbridge.service.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has a role in the administration of a tenant. Whoever has one is not taken over by an object of a connected
 * directory; an object that failed for that is tried again when the role is taken away.
 */
@Component
public class RoleAssignments {

    /** A user who has a role. */
    public record RoleAssignment(UUID id, UUID principal, Role role) {
        public static RoleAssignment read(ResultSet row, int number) throws SQLException {
            UUID template = row.getObject("role_definition_id", UUID.class);
            return new RoleAssignment(
                    row.getObject("id", UUID.class),
                    row.getObject("principal_id", UUID.class),
                    Role.ofTemplate(template)
                            .orElseThrow(() -> new IllegalStateException("There is no role " + template)));
        }
    }

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public RoleAssignments(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public Optional<RoleAssignment> find(TenantId tenant, UUID id) {
        return jdbc.sql("select * from role_assignment where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query(RoleAssignment::read)
                .optional();
    }

    /**
     * Gives a user a role.
     *
     * @throws ServiceFailure there is no such user, or the user has the role
     */
    public RoleAssignment give(TenantId tenant, UUID principal, Role role) {
        return transactions.in(connection -> {
            requireUser(tenant, principal);
            RoleAssignment assignment = new RoleAssignment(UUID.randomUUID(), principal, role);
            int rows = jdbc.sql("""
                            insert into role_assignment (tenant_id, id, principal_id, role_definition_id) values (?, ?, ?, ?)
                            on conflict (tenant_id, principal_id, role_definition_id) do nothing
                            """)
                    .params(tenant.value(), assignment.id(), principal, role.template())
                    .update();
            if (rows == 0) {
                throw new ServiceFailure(
                        "RoleAssignmentExists",
                        409,
                        "The user '" + principal + "' has the role " + role.displayName() + " already.",
                        "Nothing.");
            }
            return assignment;
        });
    }

    /** Takes a role away; false when there was no such assignment. */
    public boolean take(TenantId tenant, UUID id) {
        return transactions.in(connection -> {
            int rows = jdbc.sql("delete from role_assignment where tenant_id = ? and id = ?")
                    .params(tenant.value(), id)
                    .update();
            if (rows > 0) {
                jdbc.sql("""
                                update source_object set dirty = true, outcome = 'retry'
                                where tenant_id = ? and outcome = 'failed' and outcome_code = 'ExistingAdminRoleConflict'
                                """).params(tenant.value()).update();
            }
            return rows > 0;
        });
    }

    private void requireUser(TenantId tenant, UUID principal) {
        boolean there = jdbc.sql("""
                        select 1 from directory_object
                        where tenant_id = ? and id = ? and kind = 'user' and deleted_at is null for share
                        """)
                .params(tenant.value(), principal)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new ServiceFailure(
                    "Request_ResourceNotFound",
                    404,
                    "There is no user '" + principal + "' in this tenant.",
                    "Give the id of a user who is not deleted; groups cannot have roles here.");
        }
    }
}
