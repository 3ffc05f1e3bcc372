package org.footbridge.service.directory;

import java.util.Map;
import java.util.TreeMap;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The switches of a tenant that decide about matching and conflicts, named as in Microsoft Graph. */
@Component
public class TenantFeatures {
    private static final DirectoryFeatures USUAL = DirectoryFeatures.DEFAULTS;

    /** A password that is to be changed at the next logon is taken, and to be changed at sign-in. */
    public static final String TEMPORARY_PASSWORDS = "userForcePasswordChangeOnLogonEnabled";

    /** Passwords that come from a directory expire as others do. */
    public static final String PASSWORDS_EXPIRE = "cloudPasswordPolicyForPasswordSyncedUsersEnabled";

    /** Every switch that can be set, with what holds for a tenant that has not set it. */
    private static final Map<String, Boolean> DEFAULTS = Map.of(
            "blockSoftMatchEnabled",
            USUAL.blockSoftMatch(),
            "softMatchOnUpnEnabled",
            USUAL.softMatchOnUpn(),
            "blockCloudObjectTakeoverThroughHardMatchEnabled",
            USUAL.blockCloudObjectTakeoverThroughHardMatch(),
            "quarantineUponUpnConflictEnabled",
            USUAL.quarantineUponUpnConflict(),
            "quarantineUponProxyAddressesConflictEnabled",
            USUAL.quarantineUponProxyAddressesConflict(),
            "synchronizeUpnForManagedUsersEnabled",
            USUAL.synchronizeUpnForManagedUsers(),
            TEMPORARY_PASSWORDS,
            false,
            PASSWORDS_EXPIRE,
            false);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    public TenantFeatures(JdbcClient jdbc, Transactions transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /** Published in the transaction that sets switches of a tenant. */
    public record FeaturesChanged(TenantId tenant) {}

    public DirectoryFeatures of(TenantId tenant) {
        Map<String, Boolean> all = all(tenant);
        return new DirectoryFeatures(
                on(all, "blockSoftMatchEnabled"),
                on(all, "softMatchOnUpnEnabled"),
                on(all, "blockCloudObjectTakeoverThroughHardMatchEnabled"),
                on(all, "quarantineUponUpnConflictEnabled"),
                on(all, "quarantineUponProxyAddressesConflictEnabled"),
                on(all, "synchronizeUpnForManagedUsersEnabled"));
    }

    /** All switches by name. */
    public Map<String, Boolean> all(TenantId tenant) {
        Map<String, Boolean> all = new TreeMap<>(DEFAULTS);
        jdbc.sql("select name, enabled from tenant_feature where tenant_id = ?")
                .params(tenant.value())
                .query((row, number) -> all.replace(row.getString("name"), row.getBoolean("enabled")))
                .list();
        return all;
    }

    /** Sets some of the switches that {@link #all} names. Everything is planned again by them. */
    public void set(TenantId tenant, Map<String, Boolean> some) {
        transactions.run(() -> {
            Map<String, Boolean> before = all(tenant);
            some.forEach((name, enabled) ->
                    jdbc.sql("""
                            insert into tenant_feature (tenant_id, name, enabled) values (?, ?, ?)
                            on conflict (tenant_id, name) do update set enabled = excluded.enabled
                            """).params(tenant.value(), name, enabled).update());
            if (!all(tenant).equals(before)) {
                events.publishEvent(new FeaturesChanged(tenant));
            }
        });
    }

    private static boolean on(Map<String, Boolean> all, String name) {
        return all.getOrDefault(name, false);
    }
}
