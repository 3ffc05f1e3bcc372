package org.footbridge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events of the provisioning log. */
final class EventFilterOptions {
    @Option(
            names = "--identity",
            paramLabel = "WHO",
            description = "objectGUID, id in the tenant directory, or name of the object")
    private @Nullable String identity;

    @Option(names = "--object", paramLabel = "ID", description = "Only of this object of the tenant directory")
    private @Nullable String object;

    @Option(names = "--source", paramLabel = "GUID", description = "Only of this object of the connected directory")
    private @Nullable String source;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description = "create, update, delete, restore, stagedDelete, disable or other")
    private @Nullable String action;

    @Option(names = "--status", paramLabel = "STATUS", description = "success, failure, skipped or warning")
    private @Nullable String status;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description =
                    "At which it was decided: import, scoping, matching, processing, referenceResolution or export")
    private @Nullable String step;

    @Option(names = "--code", paramLabel = "CODE", description = "Only with this code")
    private @Nullable String code;

    @Option(names = "--since", paramLabel = "TIME", description = "From this moment on, e.g. 2026-01-31T12:00:00Z")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before this moment")
    private @Nullable String until;

    @Option(names = "--job", paramLabel = "ID", description = "Only of this job, or configuration, by its id")
    private @Nullable String job;

    @Option(names = "--cycle", paramLabel = "ID", description = "Only of this cycle")
    private @Nullable String cycle;

    @Option(names = "--change", paramLabel = "ID", description = "Only this event")
    private @Nullable String change;

    Query in(Query query) {
        return query.with("identity", identity)
                .with("object", object)
                .with("source", source)
                .with("action", action)
                .with("status", status)
                .with("step", step)
                .with("code", code)
                .with("since", since)
                .with("until", until)
                .with("job", job)
                .with("cycle", cycle)
                .with("change", change);
    }
}
