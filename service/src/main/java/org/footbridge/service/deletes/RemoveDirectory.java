package org.footbridge.service.deletes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.Removal.Affected;
import org.footbridge.service.deletes.Removal.Confirmed;
import org.footbridge.service.deletes.Removal.Objects;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes a connected directory with all its configurations, in one transaction: just what was shown, or nothing. */
@Component
public class RemoveDirectory {
    private final RemoveConfiguration removeConfiguration;
    private final Configurations configurations;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    public RemoveDirectory(
            RemoveConfiguration removeConfiguration,
            Configurations configurations,
            Transactions transactions,
            JdbcClient jdbc) {
        this.removeConfiguration = removeConfiguration;
        this.configurations = configurations;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** What removing one of the configurations would come to. */
    public record OfConfiguration(String name, Removal removal) {}

    /**
     * What it would come to.
     *
     * @param shown names this very effect
     */
    public record Look(String name, String shown, List<OfConfiguration> configurations) {
        public Look {
            configurations = List.copyOf(configurations);
        }
    }

    /** @throws ServiceFailure UnknownDirectory (404) */
    public Look look(TenantId tenant, String name, Objects objects) {
        UUID directory = find(tenant, name);
        List<OfConfiguration> looked = new ArrayList<>();
        List<SavedConfiguration> all = ofDirectory(tenant, directory);
        for (SavedConfiguration saved : all) {
            looked.add(new OfConfiguration(saved.name(), removeConfiguration.look(saved, objects, ids(all))));
        }
        StringBuilder text = new StringBuilder(objects.text());
        looked.forEach(one -> text.append('\n')
                .append(one.name())
                .append(' ')
                .append(one.removal().shown()));
        return new Look(name.toLowerCase(Locale.ROOT), objects.text() + "-" + digest(text.toString()), looked);
    }

    /**
     * A page of the objects of one of its configurations, by their ids.
     *
     * @param after the id behind which it begins
     * @throws ServiceFailure UnknownDirectory (404)
     */
    public List<Affected> page(
            TenantId tenant, String name, String configuration, Objects objects, UUID after, int top) {
        List<SavedConfiguration> all = ofDirectory(tenant, find(tenant, name));
        return all.stream()
                .filter(saved -> saved.name().equals(configuration))
                .flatMap(saved -> removeConfiguration.page(saved, objects, ids(all), after, top).stream())
                .toList();
    }

    /**
     * @throws ServiceFailure UnknownDirectory (404), DirectoryInUse (409) while agents serve it, RemovalOutdated and
     *     TooManyDeletes (409) as of {@link RemoveConfiguration#remove}; nothing is done then
     * @return the configurations that went with it
     */
    public List<SavedConfiguration> remove(TenantId tenant, String name, Confirmed confirmed, String by) {
        UUID directory = find(tenant, name);
        refuseAgents(tenant, directory, name);
        return transactions.in(connection -> {
            List<SavedConfiguration> all = ofDirectory(tenant, directory);
            for (SavedConfiguration saved : all) {
                Turn.takeJob(connection, tenant, saved.id());
            }
            Turn.take(connection, tenant);
            Look look = look(tenant, name, confirmed.objects());
            if (!look.shown().equals(confirmed.shown())) {
                throw new ServiceFailure(
                        "RemovalOutdated",
                        409,
                        "Removing " + name + " would come to something else by now than was shown. Nothing was done.",
                        "Look at it again: footbridge directories remove " + name);
            }
            for (SavedConfiguration saved : all) {
                String shown = removeConfiguration
                        .look(saved, confirmed.objects(), ids(all))
                        .shown();
                removeConfiguration.remove(
                        saved, new Confirmed(confirmed.objects(), shown, confirmed.allowed()), ids(all), by);
            }
            jdbc.sql("delete from connected_directory where tenant_id = ? and id = ?")
                    .params(tenant.value(), directory)
                    .update();
            return all;
        });
    }

    private List<SavedConfiguration> ofDirectory(TenantId tenant, UUID directory) {
        return configurations.list(tenant).stream()
                .filter(saved -> saved.directoryId().equals(directory))
                .toList();
    }

    private static Set<UUID> ids(List<SavedConfiguration> all) {
        return all.stream().map(SavedConfiguration::id).collect(Collectors.toUnmodifiableSet());
    }

    private void refuseAgents(TenantId tenant, UUID directory, String name) {
        List<String> machines = jdbc.sql("""
                        select a.machine_name from agent_directory g
                        join agent a on a.tenant_id = g.tenant_id and a.id = g.agent_id and a.revoked_at is null
                        where g.tenant_id = ? and g.directory_id = ? order by a.machine_name
                        """)
                .params(tenant.value(), directory)
                .query((row, number) -> row.getString(1))
                .list();
        if (!machines.isEmpty()) {
            throw new ServiceFailure(
                    "DirectoryInUse",
                    409,
                    "Agents serve " + name + ": " + String.join(", ", machines) + ".",
                    "Revoke them first: footbridge agents list, footbridge agents revoke ID");
        }
    }

    private UUID find(TenantId tenant, String name) {
        return jdbc.sql("select id from connected_directory where tenant_id = ? and name = ?")
                .params(tenant.value(), name.toLowerCase(Locale.ROOT))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new ServiceFailure(
                        "UnknownDirectory",
                        404,
                        "There is no connected directory of that name.",
                        "List those there are: footbridge directories"));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
