package org.footbridge.service.portal;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import tools.jackson.databind.json.JsonMapper;

/** A tenant that has so many of everything that pages show. */
final class FilledTenant {
    final TestTenant tenant;
    final DirectoryRows rows;
    final UUID user;
    final UUID group;
    final UUID gone;
    final UUID event;
    final UUID plan = UUID.randomUUID();
    final UUID decision = UUID.randomUUID();
    final UUID agent;
    final SavedConfiguration configuration;

    private final RunningService service;

    FilledTenant(RunningService service, String name, int many) {
        this.service = service;
        this.tenant = service.tenant(name);
        this.rows = new DirectoryRows(service.database(), tenant.id());
        rows.verifyDomain();
        UUID directory = rows.directory(name + ".example.com");
        this.configuration = service.bean(Configurations.class)
                .save(
                        tenant.id(),
                        "main",
                        JsonMapper.shared().readTree("{\"directory\":\"" + name + ".example.com\",\"enabled\":false}"),
                        "test");
        this.group = rows.group("Everybody of " + name);
        List<UUID> users = IntStream.range(0, many)
                .mapToObj(number -> rows.user("Person " + number + " of " + name, ""))
                .toList();
        this.user = users.getFirst();
        UUID lastGone = user;
        UUID lastEvent = user;
        for (int number = 0; number < many; number++) {
            UUID person = users.get(number);
            rows.reference(group, "members", person);
            rows.reference(rows.group("Group " + number), "members", user);
            if (number > 0) {
                rows.reference(person, "manager", user);
                rows.held(user, "address", "held" + number + "@contoso.example", person);
            }
            lastEvent =
                    rows.event(configuration.id(), user, "Person of " + name, number % 2 == 0 ? "failure" : "success");
            lastGone = rows.user("Gone " + number, "");
            rows.delete(lastGone);
            link(person);
            planned(number);
            held(number, person);
            client(number);
            agent(directory, number);
            audited(number);
        }
        this.gone = lastGone;
        this.event = lastEvent;
        this.agent = service.bean(org.footbridge.service.agents.Agents.class).list(tenant.id()).stream()
                .map(AgentView::id)
                .findFirst()
                .orElseThrow();
        service.database()
                .sql("""
                        insert into delete_decision (tenant_id, id, configuration_id, configuration_name, decided_by, decision)
                        values (?, ?, ?, 'main', 'administrator ann', 'allowed')
                        """)
                .params(tenant.id().value(), decision, configuration.id())
                .update();
        service.database()
                .sql("""
                        insert into delete_decision_item (tenant_id, decision_id, number, action, reason, object_id, object_name)
                        select ?, ?, g, 'delete', 'FILTERED', ?, 'Somebody' from generate_series(1, ?) g
                        """)
                .params(tenant.id().value(), decision, user, many)
                .update();
    }

    private void link(UUID object) {
        service.database()
                .sql("insert into link (tenant_id, configuration_id, source_guid, object_id) values (?, ?, ?, ?)")
                .params(tenant.id().value(), configuration.id(), UUID.randomUUID(), object)
                .update();
    }

    private void planned(int number) {
        if (number == 0) {
            service.database()
                    .sql("""
                            insert into plan (tenant_id, id, configuration_id, state, version, requested_by, ready_at, counts)
                            values (?, ?, ?, 'ready', 1, 'administrator ann', now(), '{"created": 3, "deleted": 1}')
                            """)
                    .params(tenant.id().value(), plan, configuration.id())
                    .update();
        }
        service.database()
                .sql("""
                        insert into plan_object (tenant_id, plan_id, number, action, status, source_name, modified_properties)
                        values (?, ?, ?, 'create', 'success', ?, '[{"displayName": "jobTitle", "oldValue": null, "newValue": "Baker"}]')
                        """)
                .params(tenant.id().value(), plan, number + 1, "Planned " + number)
                .update();
    }

    private void held(int number, UUID object) {
        service.database()
                .sql("""
                        insert into held_delete (tenant_id, configuration_id, source_guid, object_id, kind, source_class,
                            source_name, object_name, reason, action, cycle_id)
                        values (?, ?, ?, ?, 'user', 'user', ?, ?, 'OUT_OF_SCOPE', 'delete', ?)
                        """)
                .params(
                        tenant.id().value(),
                        configuration.id(),
                        UUID.randomUUID(),
                        object,
                        "Held " + number,
                        "Held " + number,
                        UUID.randomUUID())
                .update();
    }

    /** Making a secret is slow by intent, so that not all of them get one. */
    private void client(int number) {
        if (number < 2) {
            service.bean(Clients.class).create(tenant.id(), "client " + number, ClientRole.READER);
            return;
        }
        service.database()
                .sql("""
                        insert into client_application (tenant_id, client_id, name, secret_hash, role)
                        values (?, ?, ?, 'none', 'reader')
                        """)
                .params(tenant.id().value(), UUID.randomUUID(), "client " + number)
                .update();
    }

    private void agent(UUID directory, int number) {
        UUID id = UUID.randomUUID();
        service.database()
                .sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                        values (?, ?, ?, '1', ?, now())
                        """)
                .params(tenant.id().value(), id, "machine-" + number, id.toString())
                .update();
        service.database()
                .sql("insert into agent_directory (tenant_id, agent_id, directory_id) values (?, ?, ?)")
                .params(tenant.id().value(), id, directory)
                .update();
    }

    private void audited(int number) {
        service.bean(Transactions.class)
                .run(() -> service.bean(Audit.class)
                        .record(
                                tenant.id(),
                                "administrator ann",
                                "DomainAdded",
                                AuditedChange.made("domain " + number, java.util.Map.of("name", "d" + number))));
    }

    /** All pages about it. */
    List<String> pages() {
        return List.of(
                "/portal/plans/" + plan,
                "/portal/plans/" + plan + "?search=planned&action=create&status=success",
                "/portal/deletes",
                "/portal/deletes?configuration=main&state=held&kind=user",
                "/portal/deletes/decisions/" + decision,
                "/portal/log",
                "/portal/log?name=person&status=failure&action=update&step=processing&job=" + configuration.id(),
                "/portal/log/" + event,
                "/portal/audit",
                "/portal/audit?object=domain&action=DomainAdded",
                "/portal/audit/1",
                "/portal/users",
                "/portal/users?search=person&state=enabled&source=synced",
                "/portal/groups",
                "/portal/contacts",
                "/portal/deleted",
                "/portal/deleted?search=gone&kind=user",
                "/portal/objects/" + user,
                "/portal/objects/" + group,
                "/portal/objects/" + gone,
                "/portal/objects/" + group + "/members",
                "/portal/objects/" + user + "/memberOf",
                "/portal/objects/" + user + "/directReports",
                "/portal/agents",
                "/portal/settings/domains",
                "/portal/settings/notifications",
                "/portal/settings/thresholds",
                "/portal/settings/clients",
                "/portal/settings/administrators",
                "/portal/settings/retention");
    }
}
