package org.footbridge.service.cycles;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.staging.StagedMembership;
import org.springframework.stereotype.Component;

/** Who is in scope nobody can say while what the scope names is gone, or its members were never read. */
@Component
class RefuseUnclearScope {
    private final VerifyScope verifyScope;
    private final StagedMembership membership;

    RefuseUnclearScope(VerifyScope verifyScope, StagedMembership membership) {
        this.verifyScope = verifyScope;
        this.membership = membership;
    }

    /** @throws ServiceFailure ScopeNotResolved (409), or as of {@link VerifyScope#obstacle} */
    void refuse(CycleContext context) {
        Scope heeded = context.rules().scope();
        if (heeded.named().isEmpty()) {
            return;
        }
        verifyScope.obstacle(context, Set.of()).ifPresent(obstacle -> {
            throw obstacle;
        });
        Set<UUID> groups = heeded.groups().stream().map(ObjectGuid::value).collect(Collectors.toSet());
        if (!membership.of(context.staged()).missing(groups).isEmpty()) {
            throw new ServiceFailure(
                    "ScopeNotResolved",
                    409,
                    "Who the members of the groups are that limit the scope of '"
                            + context.saved().name() + "' was not read yet.",
                    "Run a cycle first: footbridge sync " + context.saved().name() + " --wait");
        }
    }
}
