package org.footbridge.service.tenants;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tenants and their verified domains. */
@Component
public class Tenants {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String SELECT = """
            select t.id, t.name, t.display_name, t.initial_domain, t.created_at,
                   array(select d.name from verified_domain d where d.tenant_id = t.id order by d.name) as domains
            from tenant t
            """;

    private final JdbcClient database;
    private final TenantsProperties properties;
    private final ApplicationEventPublisher events;

    Tenants(JdbcClient database, TenantsProperties properties, ApplicationEventPublisher events) {
        this.database = database;
        this.properties = properties;
        this.events = events;
    }

    /** Published in the transaction that adds or removes a domain: names that objects may have are others from then on. */
    public record DomainsChanged(TenantId tenant) {}

    /**
     * Makes a tenant; its initial domain is its name below {@code footbridge.initial-domain-suffix}.
     *
     * @param name lower-case letters, digits and hyphens, at most 63
     * @param domains names that count as verified
     * @throws ServiceFailure InvalidTenantName, InvalidDomainName, TenantExists, DomainTaken
     */
    @Transactional
    public Tenant create(String name, String displayName, List<String> domains) {
        if (!NAME.matcher(name).matches()) {
            throw new ServiceFailure(
                    "InvalidTenantName",
                    400,
                    "A tenant's name has 1 to 63 lower-case letters, digits and hyphens, and begins and ends with a letter or digit.",
                    "Choose such a name; the display name may be anything.");
        }
        UUID id = UUID.randomUUID();
        String initialDomain = DomainName.checked(name + "." + properties.initialDomainSuffix());
        try {
            database.sql("insert into tenant (id, name, display_name, initial_domain) values (?, ?, ?, ?)")
                    .params(id, name, displayName, initialDomain)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ServiceFailure(
                    "TenantExists",
                    409,
                    "There is a tenant named \"" + name + "\" already.",
                    "Choose another name.",
                    e);
        }
        TenantId tenant = new TenantId(id);
        domains.forEach(domain -> addDomain(tenant, domain));
        return find(tenant).orElseThrow();
    }

    /**
     * Counts the domain as verified for the tenant; repeating it changes nothing. Objects that could not have a name in it
     * so far get it.
     *
     * @throws ServiceFailure InvalidDomainName, DomainTaken (another tenant has it)
     */
    @Transactional
    public void addDomain(TenantId tenant, String domain) {
        String name = DomainName.checked(domain);
        // a domain leads to one tenant at sign-in; two requests for the same name wait for each other here
        database.sql("select pg_advisory_xact_lock(hashtextextended('domain ' || ?, 0))")
                .param(name)
                .query()
                .singleRow();
        boolean taken = database.sql("""
                        select exists (select 1 from verified_domain where name = :name and tenant_id <> :tenant)
                            or exists (select 1 from tenant where initial_domain = :name and id <> :tenant)
                        """)
                .param("name", name)
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new ServiceFailure(
                    "DomainTaken",
                    409,
                    "The domain " + name + " belongs to another tenant.",
                    "Use another domain, or remove it from the other tenant first.");
        }
        int added = database.sql("""
                        insert into verified_domain (tenant_id, name)
                        select :tenant, :name
                        where not exists (select 1 from tenant where id = :tenant and initial_domain = :name)
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("name", name)
                .update();
        if (added > 0) {
            events.publishEvent(new DomainsChanged(tenant));
        }
    }

    /**
     * The domain does not count as verified any more. Names in it become names in the initial domain.
     *
     * @throws ServiceFailure InvalidDomainName, InitialDomain (it stays), UnknownDomain
     */
    @Transactional
    public void removeDomain(TenantId tenant, String domain) {
        String name = DomainName.checked(domain);
        int removed = database.sql("delete from verified_domain where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .update();
        if (removed > 0) {
            events.publishEvent(new DomainsChanged(tenant));
            return;
        }
        if (find(tenant).filter(found -> found.initialDomain().equals(name)).isPresent()) {
            throw new ServiceFailure(
                    "InitialDomain",
                    409,
                    "The domain " + name + " is the initial domain of the tenant, in which names are made; it stays.",
                    "Remove another domain, or none.");
        }
        throw new ServiceFailure(
                "UnknownDomain",
                404,
                "The tenant has no domain " + name + ".",
                "List its domains: footbridge domain list");
    }

    public Optional<Tenant> find(TenantId tenant) {
        return database.sql(SELECT + " where t.id = ?")
                .param(tenant.value())
                .query(Tenants::read)
                .optional();
    }

    /** Finds a tenant by its id, its name, or one of its domains; case does not matter. */
    public Optional<Tenant> resolve(String idOrNameOrDomain) {
        String wanted = idOrNameOrDomain.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() > 253) {
            return Optional.empty();
        }
        return database.sql(SELECT + """
                         where t.id::text = :wanted or t.name = :wanted or t.initial_domain = :wanted
                            or t.id = (select d.tenant_id from verified_domain d where d.name = :wanted limit 1)
                         order by (t.id::text = :wanted) desc, (t.name = :wanted) desc limit 1
                        """)
                .param("wanted", wanted)
                .query(Tenants::read)
                .optional();
    }

    /** All tenants by name. */
    public List<Tenant> list() {
        return database.sql(SELECT + " order by t.name").query(Tenants::read).list();
    }

    private static Tenant read(ResultSet row, int number) throws SQLException {
        Array domains = row.getArray("domains");
        return new Tenant(
                new TenantId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("initial_domain"),
                Arrays.asList((String[]) domains.getArray()),
                row.getTimestamp("created_at").toInstant());
    }
}
