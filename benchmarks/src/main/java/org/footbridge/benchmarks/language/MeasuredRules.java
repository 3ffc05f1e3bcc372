package org.footbridge.benchmarks.language;

import java.util.Set;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.projection.SyncRules;

/** The rules that are measured: what a new configuration begins with. */
final class MeasuredRules {
    static final SyncRules RULES =
            SyncRules.defaults("corp.example", new TenantDomains("corp.onfootbridge.example", Set.of("corp.example")));

    private MeasuredRules() {}
}
