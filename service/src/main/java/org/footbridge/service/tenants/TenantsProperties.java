package org.footbridge.service.tenants;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service is reached and what it starts with.
 *
 * @param data folder that {@code administrator.json} is written to
 * @param publicUrl how clients and agents reach this service, without a slash at the end; by default
 *     {@code https://localhost:PORT}
 * @param initialDomainSuffix a tenant's initial domain is its name and this
 * @param bootstrap what is made at the first start
 */
@ConfigurationProperties("footbridge")
public record TenantsProperties(
        Path data,
        @Nullable String publicUrl,
        @DefaultValue("footbridge.local") String initialDomainSuffix,
        @DefaultValue Bootstrap bootstrap) {
    public TenantsProperties {
        initialDomainSuffix = initialDomainSuffix.toLowerCase(Locale.ROOT);
        publicUrl = publicUrl == null || publicUrl.isBlank()
                ? null
                : publicUrl.strip().replaceAll("/+$", "");
    }

    /** @param tenant name of the tenant that is made at the first start */
    public record Bootstrap(@DefaultValue("default") String tenant) {}
}
