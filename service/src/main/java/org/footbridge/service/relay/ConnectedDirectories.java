package org.footbridge.service.relay;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.service.keys.AgentIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directories there are, as far as the relay needs to know. */
final class ConnectedDirectories {
    private final JdbcClient database;

    ConnectedDirectories(JdbcClient database) {
        this.database = database;
    }

    record Directory(UUID id, String name) {}

    /** The directories that the agent is granted. */
    List<Directory> granted(AgentIdentity agent) {
        return database.sql("""
                        select d.id, d.name from connected_directory d
                        join agent_directory g on g.tenant_id = d.tenant_id and g.directory_id = d.id
                        where g.tenant_id = ? and g.agent_id = ? order by d.name
                        """)
                .params(agent.tenant().value(), agent.agent())
                .query((row, number) -> new Directory(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** The addresses of the request queues of all directories of all tenants. */
    Set<String> requestAddresses() {
        return database
                .sql("select tenant_id, id from connected_directory")
                .query((row, number) ->
                        RelayAddresses.requests(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
