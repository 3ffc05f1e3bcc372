package org.footbridge.benchmarks.language;

import java.time.Instant;
import java.util.Set;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.projection.SyncRules;

/** The rules that are measured: what a new configuration begins with. */
final class MeasuredRules {
    static final SyncRules RULES =
            SyncRules.defaults("corp.example", new TenantDomains("corp.onfootbridge.example", Set.of("corp.example")));

    /** The moment that is now. */
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** Of a tenant directory without objects. */
    static final DirectoryView NOTHING =
            DirectoryView.empty(DirectoryFeatures.DEFAULTS, RULES.domains().initialDomain());

    private MeasuredRules() {}
}
