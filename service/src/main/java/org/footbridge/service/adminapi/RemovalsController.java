package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.Removal;
import org.footbridge.service.deletes.Removal.Affected;
import org.footbridge.service.deletes.Removal.Confirmed;
import org.footbridge.service.deletes.Removal.Objects;
import org.footbridge.service.deletes.RemoveConfiguration;
import org.footbridge.service.deletes.RemoveDirectory;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Removing configurations and directories: what it would come to is looked at first, and named when it is done. */
@RestController
@RequestMapping("/admin/v1")
class RemovalsController {
    private static final int MOST = 1000;
    private static final UUID START = new UUID(0, 0);

    private final Audited audited;
    private final Configurations configurations;
    private final RemoveConfiguration removeConfiguration;
    private final RemoveDirectory removeDirectory;

    RemovalsController(
            Configurations configurations,
            RemoveConfiguration removeConfiguration,
            RemoveDirectory removeDirectory,
            Audited audited) {
        this.configurations = configurations;
        this.removeConfiguration = removeConfiguration;
        this.removeDirectory = removeDirectory;
        this.audited = audited;
    }

    record Look(
            String shown,
            List<Removal.Count> counts,
            List<String> exceeded,
            List<Affected> value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextLink) {}

    @GetMapping("/configurations/{name}/removal")
    Look look(
            Caller caller,
            @PathVariable String name,
            @RequestParam String objects,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int top) {
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        Objects choice = Objects.of(objects);
        int most = PageSize.checked(top, MOST);
        Removal removal = removeConfiguration.look(saved, choice);
        List<Affected> found = removeConfiguration.page(saved, choice, after == null ? START : after, most + 1);
        boolean more = found.size() > most;
        List<Affected> page = more ? found.subList(0, most) : found;
        String next = more
                ? UriComponentsBuilder.fromPath("/admin/v1/configurations/" + saved.name() + "/removal")
                        .queryParam("objects", choice.text())
                        .queryParam("top", most)
                        .queryParam("after", page.getLast().id())
                        .build()
                        .encode()
                        .toUriString()
                : null;
        return new Look(removal.shown(), removal.counts(), removal.exceeded(), page, next);
    }

    @DeleteMapping("/configurations/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String objects,
            @RequestParam(required = false) @Nullable String shown,
            @RequestParam(defaultValue = "false") boolean allowDeletes) {
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        Confirmed confirmed = confirmed(saved, objects, shown, allowDeletes);
        audited.run(
                caller,
                "ConfigurationDeleted",
                removed(saved, confirmed),
                () -> removeConfiguration.remove(saved, confirmed, caller.written()));
    }

    /** What removing a directory comes to; of each configuration a page of the objects. */
    record LookAtDirectory(String name, String shown, List<LookAtConfiguration> configurations) {}

    record LookAtConfiguration(String name, Removal removal, List<Affected> value) {}

    /** @param after the id behind which the page of each configuration begins */
    @GetMapping("/directories/{name}/removal")
    LookAtDirectory lookAtDirectory(
            Caller caller,
            @PathVariable String name,
            @RequestParam String objects,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int top) {
        Objects choice = Objects.of(objects);
        int most = PageSize.checked(top, MOST);
        RemoveDirectory.Look look = removeDirectory.look(caller.tenant(), name, choice);
        return new LookAtDirectory(
                look.name(),
                look.shown(),
                look.configurations().stream()
                        .map(one -> new LookAtConfiguration(
                                one.name(),
                                one.removal(),
                                removeDirectory.page(
                                        caller.tenant(),
                                        name,
                                        one.name(),
                                        choice,
                                        after == null ? START : after,
                                        most)))
                        .toList());
    }

    @DeleteMapping("/directories/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDirectory(
            Caller caller,
            @PathVariable String name,
            @RequestParam String objects,
            @RequestParam String shown,
            @RequestParam(defaultValue = "false") boolean allowDeletes) {
        Confirmed confirmed = new Confirmed(Objects.of(objects), shown, allowDeletes);
        audited.run(
                caller,
                "DirectoryRemoved",
                AuditedChange.asked("directory " + name, Map.of("objects", objects, "allowDeletes", allowDeletes)),
                () -> removeDirectory
                        .remove(caller.tenant(), name, confirmed, caller.written())
                        .forEach(saved -> audited.record(caller, "ConfigurationDeleted", removed(saved, confirmed))));
    }

    /** Its definition, and what was chosen for its objects. */
    private static AuditedChange removed(SavedConfiguration saved, Confirmed confirmed) {
        return AuditedChange.changed(
                "configuration " + saved.name(),
                saved.definition(),
                Map.of("objects", confirmed.objects().text(), "allowDeletes", confirmed.allowed()));
    }

    /** Where there is nothing to decide nothing need be shown. */
    private Confirmed confirmed(
            SavedConfiguration saved, @Nullable String objects, @Nullable String shown, boolean allowDeletes) {
        if (objects != null && shown != null) {
            return new Confirmed(Objects.of(objects), shown, allowDeletes);
        }
        Removal removal = removeConfiguration.look(saved, Objects.KEEP);
        if (!removal.counts().isEmpty()) {
            throw new ServiceFailure(
                    "RemovalNotShown",
                    409,
                    "'" + saved.name()
                            + "' has synchronised objects: say what becomes of them, after you have looked at"
                            + " what that comes to.",
                    "GET /admin/v1/configurations/{name}/removal?objects=keep or delete, then repeat with objects and"
                            + " shown; or footbridge config delete " + saved.name());
        }
        return new Confirmed(Objects.KEEP, removal.shown(), false);
    }
}
