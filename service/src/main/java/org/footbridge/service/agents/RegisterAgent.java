package org.footbridge.service.agents;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.CertificateRequest;
import org.footbridge.service.keys.IssuedCertificate;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns a one-time token and a certificate request into an agent. */
@Component
public class RegisterAgent {
    private static final Logger log = LoggerFactory.getLogger(RegisterAgent.class);
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VERSION = 64;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final AgentTokens tokens;
    private final Authority authority;
    private final AgentRegistry registry;
    private final AgentsProperties properties;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    public RegisterAgent(
            JdbcClient database,
            TransactionTemplate transaction,
            AgentTokens tokens,
            Authority authority,
            AgentRegistry registry,
            AgentsProperties properties,
            Audit audit,
            ApplicationEventPublisher events) {
        this.database = database;
        this.transaction = transaction;
        this.tokens = tokens;
        this.authority = authority;
        this.registry = registry;
        this.properties = properties;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Uses the token up and issues a certificate, both or neither. Directories of the token that are not connected yet
     * are connected now.
     *
     * @param requestPem PKCS#10
     * @throws ServiceFailure AgentTokenInvalid, AgentTokenUsed, AgentTokenExpired, CertificateRequestInvalid
     */
    public Registration register(String tokenText, String requestPem, String machineName, String version) {
        AgentToken token = AgentToken.parse(tokenText).orElseThrow(AgentTokens::invalid);
        List<String> names = tokens.check(token);
        CertificateRequest request = CertificateRequest.ofPem(requestPem);
        AgentIdentity agent = new AgentIdentity(token.tenant(), UUID.randomUUID());
        IssuedCertificate issued = authority.issue(request, agent, properties.validity());
        List<Registration.Directory> directories = transaction.execute(status -> {
            tokens.use(token, agent.agent());
            keep(agent, issued, bounded(machineName, LONGEST_NAME), bounded(version, LONGEST_VERSION));
            connect(token.tenant(), names);
            List<Registration.Directory> granted = grant(agent, names);
            audit.record(
                    token.tenant(),
                    "agent token " + token.id(),
                    "AgentRegistered",
                    AuditedChange.made(
                            "agent " + agent.agent(),
                            Map.of("machineName", bounded(machineName, LONGEST_NAME), "directories", names)));
            return granted;
        });
        registry.reload(agent);
        log.atInfo()
                .addKeyValue("code", "AgentRegistered")
                .addKeyValue("tenant", agent.tenant())
                .addKeyValue("agent", agent.agent())
                .addKeyValue("directories", names)
                .addKeyValue("serial", issued.serial())
                .log("registered an agent");
        events.publishEvent(new AgentRegistered(agent));
        return new Registration(agent, issued.chainPem(), directories);
    }

    private void keep(AgentIdentity agent, IssuedCertificate issued, String machineName, String version) {
        database.sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(agent.tenant().value(), agent.agent(), machineName, version, issued.serial())
                .param(OffsetDateTime.ofInstant(issued.notAfter(), ZoneOffset.UTC))
                .update();
    }

    private void connect(TenantId tenant, List<String> names) {
        database.sql("""
                        insert into connected_directory (tenant_id, id, name)
                        select ?, gen_random_uuid(), name from unnest(?) as name
                        on conflict (tenant_id, name) do nothing
                        """)
                .param(tenant.value())
                .param(names.toArray(String[]::new))
                .update();
    }

    private List<Registration.Directory> grant(AgentIdentity agent, List<String> names) {
        return database.sql("""
                        with granted as (
                            insert into agent_directory (tenant_id, agent_id, directory_id)
                            select tenant_id, ?, id from connected_directory where tenant_id = ? and name = any(?)
                            returning directory_id)
                        select d.id, d.name from connected_directory d
                        join granted on granted.directory_id = d.id where d.tenant_id = ? order by d.name
                        """)
                .params(agent.agent(), agent.tenant().value())
                .param(names.toArray(String[]::new))
                .param(agent.tenant().value())
                .query((row, number) -> new Registration.Directory(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    static String bounded(String text, int longest) {
        String line = text.strip().replaceAll("\\p{Cntrl}", " ");
        return line.length() <= longest ? line : line.substring(0, longest);
    }
}
