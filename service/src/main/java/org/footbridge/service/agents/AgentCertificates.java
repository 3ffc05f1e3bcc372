package org.footbridge.service.agents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.CertificateRequest;
import org.footbridge.service.keys.IssuedCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Renews certificates of agents before they end. */
@Component
public class AgentCertificates {
    private static final Logger log = LoggerFactory.getLogger(AgentCertificates.class);
    /** An agent asks for another certificate when this part of the validity is left. */
    private static final int RENEWAL_PART = 3;

    private final JdbcClient database;
    private final Authority authority;
    private final AgentRegistry registry;
    private final AgentsProperties properties;

    public AgentCertificates(
            JdbcClient database, Authority authority, AgentRegistry registry, AgentsProperties properties) {
        this.database = database;
        this.authority = authority;
        this.registry = registry;
        this.properties = properties;
    }

    /** From when on the agent is to ask for another certificate. */
    public Instant renewFrom(AgentIdentity agent) {
        return database.sql("select certificate_not_after from agent where tenant_id = ? and id = ?")
                .params(agent.tenant().value(), agent.agent())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .map(end -> end.minus(properties.validity().dividedBy(RENEWAL_PART)))
                .orElseGet(Instant::now);
    }

    /**
     * Issues another certificate. The one that the agent has now stays valid until the agent has connected with the new
     * one, so that an answer that gets lost locks nobody out.
     *
     * @param request PKCS#10, DER
     * @throws ServiceFailure CertificateRequestInvalid; AgentNotFound when it was revoked meanwhile
     */
    public IssuedCertificate renew(AgentIdentity agent, byte[] request) {
        IssuedCertificate issued = authority.issue(CertificateRequest.ofDer(request), agent, properties.validity());
        int kept = database.sql("""
                        update agent set previous_serial = coalesce(previous_serial, certificate_serial),
                            certificate_serial = ?, certificate_not_after = ?
                        where tenant_id = ? and id = ? and revoked_at is null
                        """)
                .param(issued.serial())
                .param(OffsetDateTime.ofInstant(issued.notAfter(), ZoneOffset.UTC))
                .params(agent.tenant().value(), agent.agent())
                .update();
        if (kept == 0) {
            throw new ServiceFailure(
                    "AgentNotFound",
                    404,
                    "This agent is not registered any more.",
                    "Register it again with a new token.");
        }
        registry.reload(agent);
        log.atInfo()
                .addKeyValue("code", "AgentCertificateRenewed")
                .addKeyValue("tenant", agent.tenant())
                .addKeyValue("agent", agent.agent())
                .addKeyValue("serial", issued.serial())
                .log("renewed the certificate of an agent");
        return issued;
    }

    /** The agent has connected with the certificate; the one before it ends, if this is the newest. */
    public void connectedWith(AgentIdentity agent, String serial) {
        int ended = database.sql("""
                        update agent set previous_serial = null
                        where tenant_id = ? and id = ? and certificate_serial = ? and previous_serial is not null
                        """)
                .params(agent.tenant().value(), agent.agent(), serial)
                .update();
        if (ended > 0) {
            registry.reload(agent);
        }
    }
}
