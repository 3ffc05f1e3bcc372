package org.footbridge.service.running;

import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts objects into a tenant directory as a cycle would. */
public final class DirectoryRows {
    private final JdbcClient database;
    private final TenantId tenant;

    public DirectoryRows(JdbcClient database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The domain of the users' names counts as verified. */
    public void verifyDomain() {
        database.sql(
                        "insert into verified_domain (tenant_id, name) values (?, 'contoso.example') on conflict do nothing")
                .param(tenant.value())
                .update();
    }

    public UUID user(String name, String more) {
        return object("user", """
                {"displayName": "%1$s", "userPrincipalName": "%1$s@contoso.example", "accountEnabled": true%2$s}""".formatted(name, more));
    }

    public UUID group(String name) {
        return object("group", """
                {"displayName": "%s", "securityEnabled": true, "mailEnabled": false}""".formatted(name));
    }

    public UUID object(String kind, String properties) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into directory_object (tenant_id, id, kind, properties, sync_enabled, last_sync_at)
                        values (?, ?, ?, ?::jsonb, true, '2026-03-01T10:00:00Z')
                        """).params(tenant.value(), id, kind, properties).update();
        return id;
    }

    public void reference(UUID owner, String property, UUID target) {
        database.sql("insert into directory_reference (tenant_id, owner_id, property, target_id) values (?, ?, ?, ?)")
                .params(tenant.value(), owner, property, target)
                .update();
    }

    /**
     * Tells the feed, as whoever changes an object does.
     *
     * @param properties what changed; none: everything
     */
    public void tell(UUID object, String what, String... properties) {
        database.sql("""
                        insert into change (tenant_id, object_id, kind, properties)
                        values (?, ?, ?, nullif(?::text[], '{}'))
                        """).params(tenant.value(), object, what, properties).update();
    }

    /** A reference that came, and its line in the feed. */
    public void refer(UUID owner, String property, UUID target) {
        reference(owner, property, target);
        database.sql("""
                        insert into change (tenant_id, object_id, kind, properties, added)
                        values (?, ?, 'references', array[?], array[?::uuid])
                        """).params(tenant.value(), owner, property, target).update();
    }

    /** What the object goes without because the holder has it; the kind is {@code upn} or {@code address}. */
    public void held(UUID object, String kind, String value, UUID holder) {
        database.sql("""
                        insert into held_value (tenant_id, object_id, kind, key, value, holder_id, since)
                        values (?, ?, ?, lower(?), ?, ?, '2026-03-02T08:00:00Z')
                        """)
                .params(tenant.value(), object, kind, value, value, holder)
                .update();
    }

    public void delete(UUID id) {
        database.sql("update directory_object set deleted_at = now() where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
    }

    public UUID directory(String name) {
        UUID id = UUID.randomUUID();
        database.sql("insert into connected_directory (tenant_id, id, name) values (?, ?, ?)")
                .params(tenant.value(), id, name)
                .update();
        return id;
    }

    public UUID event(UUID configuration, UUID object, String name, String status) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into provisioning_event (tenant_id, id, cycle_id, configuration_id, action, status, source_guid,
                            source_class, source_name, object_id, object_kind, object_name, modified_properties, code, reason, next_step)
                        values (?, ?, ?, ?, 'update', ?, ?, 'user', ?, ?, 'user', ?,
                            '[{"displayName": "jobTitle", "oldValue": null, "newValue": "Baker"}]', ?, ?, ?)
                        """)
                .params(
                        tenant.value(),
                        id,
                        UUID.randomUUID(),
                        configuration,
                        status,
                        UUID.randomUUID(),
                        name,
                        object,
                        name)
                .param("failure".equals(status) ? "DuplicateValue" : null)
                .param("failure".equals(status) ? "Two objects want one address." : null)
                .param("failure".equals(status) ? "Change one of them." : null)
                .update();
        return id;
    }
}
