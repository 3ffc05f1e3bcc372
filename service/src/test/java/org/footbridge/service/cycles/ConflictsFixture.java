package org.footbridge.service.cycles;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;

/** A directory in which names and addresses are easily given, and a tenant with objects of the cloud. */
abstract class ConflictsFixture extends CorpFixture {
    ConflictsFixture(Server server) {
        super(server);
    }

    @Override
    Bench opened() {
        return new Bench(server, 3, 3, EVERYTHING);
    }

    Thing user(String name, String userPrincipalName) {
        Thing user = directory.user(staff, name);
        directory.set(user, "userPrincipalName", userPrincipalName + "@corp.example");
        return user;
    }

    void addresses(Thing thing, String... addresses) {
        directory.set(thing, "proxyAddresses", addresses);
    }

    /** What an object goes without, and whose it is. */
    List<String> held(String displayName) {
        return bench.strings("""
                select h.value || ' of ' || (c.properties ->> 'displayName') from held_value h
                join directory_object o on o.tenant_id = h.tenant_id and o.id = h.object_id
                join directory_object c on c.tenant_id = h.tenant_id and c.id = h.holder_id
                where h.tenant_id = ? and o.properties ->> 'displayName' = ? order by 1
                """, bench.tenant.value(), displayName);
    }

    List<String> told(String name) {
        return bench.strings("""
                select status || ' ' || coalesce(code, '') || ' ' || coalesce(reason, '') from provisioning_event
                where source_name = ? order by at, id
                """, name);
    }

    /** An object as somebody made it in the cloud. */
    UUID cloud(String kind, String properties, Map<String, String> keys) {
        UUID id = UUID.randomUUID();
        bench.jdbc
                .sql("insert into directory_object (tenant_id, id, kind, properties) values (?, ?, ?, ?::jsonb)")
                .params(bench.tenant.value(), id, kind, properties)
                .update();
        keys.forEach((type, value) -> bench.jdbc
                .sql("insert into directory_key (tenant_id, kind, value, object_id) values (?, ?, ?, ?)")
                .params(bench.tenant.value(), type, value, id)
                .update());
        return id;
    }
}
