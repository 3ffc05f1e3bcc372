package org.footbridge.service.deletes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.service.directory.KeepReferences;
import org.footbridge.service.directory.PropertyJson;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/**
 * Brings deleted objects back by hand, and deletes them for good. What is brought back by hand is managed in the cloud from
 * then on, whatever became of its source: nothing synchronises it until its source comes into scope again and takes it over
 * by its anchor.
 */
@Component
public class DeletedObjects {
    private static final String DELETED = """
            select kind, properties::text from directory_object
            where tenant_id = ? and id = ? and deleted_at is not null for update
            """;

    private static final String VERIFIED = """
            select 1 from verified_domain where tenant_id = ? and name = ?
            union all select 1 from tenant where id = ? and initial_domain = ?
            """;

    private static final String HOLDERS = """
            select k.kind, k.value, k.object_id from directory_key k
            where k.tenant_id = ? and k.object_id <> ?
              and ((k.kind = 'upn' and k.value = ?) or (k.kind = 'address' and k.value = any (?)))
            order by k.kind desc, k.value
            """;

    private static final String REVIVE = """
            with kept as (
                insert into directory_key (tenant_id, object_id, kind, value)
                select ?::uuid, ?::uuid, k.kind, k.value from unnest(?, ?) k (kind, value)),
            unlinked as (delete from link where tenant_id = ? and object_id = ?),
            waited as (delete from held_value where tenant_id = ? and object_id = ?),
            fed as (insert into change (tenant_id, object_id, kind) values (?, ?, 'restored'))
            update directory_object set deleted_at = null, sync_enabled = false, modified_at = now(), properties = ?::jsonb
            where tenant_id = ? and id = ?
            """;

    private final Transactions transactions;
    private final PurgeObjects purgeObjects;

    public DeletedObjects(Transactions transactions, PurgeObjects purgeObjects) {
        this.transactions = transactions;
        this.purgeObjects = purgeObjects;
    }

    /**
     * How to bring a user back whose names others have by now.
     *
     * @param userPrincipalName in place of its own
     * @param withoutTakenAddresses it goes without the addresses that others have
     */
    public record Names(Optional<String> userPrincipalName, boolean withoutTakenAddresses) {
        public static final Names OWN = new Names(Optional.empty(), false);
    }

    private record Holder(String kind, String value, UUID object) {}

    private record Deleted(TargetKind kind, Map<String, PropertyValue> properties) {}

    /**
     * False: there is no such deleted object.
     *
     * @throws ServiceFailure RestoreConflict (409) when another object has one of its names; DomainNotVerified (409) when the
     *     tenant does not have the domain of its user principal name
     */
    public boolean restore(TenantId tenant, UUID id, Names names) {
        return transactions.in(connection -> {
            Turn.take(connection, tenant);
            Optional<Deleted> found = find(connection, tenant, id);
            if (found.isEmpty()) {
                return false;
            }
            Deleted deleted = found.get();
            Map<String, PropertyValue> properties = new TreeMap<>(deleted.properties());
            if (deleted.kind() == TargetKind.USER) {
                names.userPrincipalName()
                        .ifPresent(
                                name -> properties.put(UniqueKeys.USER_PRINCIPAL_NAME, new PropertyValue.Text(name)));
            }
            requireVerifiedDomain(connection, tenant, id, UniqueKeys.of(deleted.kind(), properties));
            List<Holder> holders = holders(connection, tenant, id, UniqueKeys.of(deleted.kind(), properties));
            boolean nameIsTaken =
                    holders.stream().anyMatch(holder -> holder.kind().equals("upn"));
            if (!holders.isEmpty() && (nameIsTaken || !names.withoutTakenAddresses())) {
                throw conflict(id, holders.getFirst());
            }
            without(properties, holders);
            revive(connection, tenant, id, deleted.kind(), properties);
            return true;
        });
    }

    /** False: there is no such deleted object. */
    public boolean purge(TenantId tenant, UUID id) {
        return purgeObjects.one(tenant, id);
    }

    private static Optional<Deleted> find(Connection connection, TenantId tenant, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETED)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Deleted(TargetKind.ofDbName(row.getString(1)), PropertyJson.read(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    /** What the tenant does not own another may: nobody gets a name in its domain. */
    private static void requireVerifiedDomain(Connection connection, TenantId tenant, UUID id, UniqueKeys keys)
            throws SQLException {
        Optional<String> name = keys.userPrincipalName();
        if (name.isEmpty()) {
            return;
        }
        String domain = name.get().substring(name.get().lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        try (PreparedStatement statement = connection.prepareStatement(VERIFIED)) {
            statement.setObject(1, tenant.value());
            statement.setString(2, domain);
            statement.setObject(3, tenant.value());
            statement.setString(4, domain);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new ServiceFailure(
                            "DomainNotVerified",
                            409,
                            "The deleted object " + id + " cannot come back as " + name.get()
                                    + ": the tenant does not have the domain " + domain + ".",
                            "Give it a name in a domain of the tenant (newUserPrincipalName, or footbridge deletes restore "
                                    + id + " --name NAME), or add the domain again.");
                }
            }
        }
    }

    private static List<Holder> holders(Connection connection, TenantId tenant, UUID id, UniqueKeys keys)
            throws SQLException {
        List<Holder> holders = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, id);
            statement.setString(3, keys.userPrincipalName().orElse(""));
            statement.setArray(
                    4, connection.createArrayOf("text", keys.addresses().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holders.add(new Holder(row.getString(1), row.getString(2), row.getObject(3, UUID.class)));
                }
            }
        }
        return holders;
    }

    private static void without(Map<String, PropertyValue> properties, List<Holder> holders) {
        Set<String> taken = new TreeSet<>();
        holders.forEach(holder -> taken.add(holder.value()));
        if (!taken.isEmpty()
                && properties.get(UniqueKeys.PROXY_ADDRESSES) instanceof PropertyValue.Texts(List<String> addresses)) {
            List<String> left = addresses.stream()
                    .filter(address ->
                            UniqueKeys.address(address).filter(taken::contains).isEmpty())
                    .toList();
            if (left.isEmpty()) {
                properties.remove(UniqueKeys.PROXY_ADDRESSES);
            } else {
                properties.put(UniqueKeys.PROXY_ADDRESSES, new PropertyValue.Texts(left));
            }
        }
    }

    private static void revive(
            Connection connection, TenantId tenant, UUID id, TargetKind kind, Map<String, PropertyValue> properties)
            throws SQLException {
        UniqueKeys keys = UniqueKeys.of(kind, properties);
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        keys.userPrincipalName().ifPresent(name -> {
            kinds.add("upn");
            values.add(name);
        });
        keys.addresses().forEach(address -> {
            kinds.add("address");
            values.add(address);
        });
        try (PreparedStatement statement = connection.prepareStatement(REVIVE)) {
            int at = 1;
            statement.setObject(at++, tenant.value());
            statement.setObject(at++, id);
            statement.setArray(at++, connection.createArrayOf("text", kinds.toArray()));
            statement.setArray(at++, connection.createArrayOf("text", values.toArray()));
            for (int part = 0; part < 3; part++) {
                statement.setObject(at++, tenant.value());
                statement.setObject(at++, id);
            }
            statement.setString(at++, PropertyJson.write(properties).toString());
            statement.setObject(at++, tenant.value());
            statement.setObject(at, id);
            statement.executeUpdate();
        }
        new KeepReferences(connection, tenant).bringBack(new UUID[] {id}, true);
    }

    private static ServiceFailure conflict(UUID id, Holder holder) {
        boolean name = holder.kind().equals("upn");
        return new ServiceFailure(
                "RestoreConflict",
                409,
                "The deleted object " + id + " cannot come back: its " + (name ? "user principal name " : "address ")
                        + holder.value() + " belongs to the object " + holder.object() + " by now.",
                name
                        ? "Give it another one (newUserPrincipalName, or footbridge deletes restore " + id
                                + " --name NAME), or take it from the other object."
                        : "Restore it without such addresses (autoReconcileProxyConflict, or footbridge deletes restore "
                                + id + " --without-taken-addresses), or take them from the other object.");
    }
}
