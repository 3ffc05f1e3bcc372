package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.footbridge.service.configurations.ConfigurationVersions;
import org.footbridge.service.configurations.ConfigurationVersions.Version;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.DefinitionDifference;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What configurations were before. An old version comes back by saving, or planning, its definition. */
@RestController
@RequestMapping("/admin/v1/configurations/{name}/versions")
class VersionsController {
    private static final int MOST = 1000;

    private final Configurations configurations;
    private final ConfigurationVersions versions;

    VersionsController(Configurations configurations, ConfigurationVersions versions) {
        this.configurations = configurations;
        this.versions = versions;
    }

    record VersionView(int version, Instant savedAt, String savedBy) {}

    record Difference(
            String path,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode before,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode after) {
        static Difference of(DefinitionDifference difference) {
            return new Difference(
                    difference.path(),
                    difference.before().orElse(null),
                    difference.after().orElse(null));
        }
    }

    /** Newest first. */
    @GetMapping
    ValueList<VersionView> list(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(defaultValue = "100") int top) {
        int most = PageSize.checked(top, MOST);
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        List<Version> found = versions.list(saved, before == null ? Integer.MAX_VALUE : before, most + 1);
        List<VersionView> shown = found.stream()
                .limit(most)
                .map(each -> new VersionView(each.version(), each.savedAt(), each.savedBy()))
                .toList();
        return found.size() <= most
                ? new ValueList<>(shown)
                : new ValueList<>(
                        shown,
                        UriComponentsBuilder.fromPath("/admin/v1/configurations/{name}/versions")
                                .queryParam("top", most)
                                .queryParam("before", shown.getLast().version())
                                .encode()
                                .buildAndExpand(Map.of("name", name))
                                .toUriString());
    }

    @GetMapping("/{version}")
    JsonNode definition(Caller caller, @PathVariable String name, @PathVariable int version) {
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        ObjectNode written = versions.definition(saved, version);
        written.put("id", saved.id().toString());
        written.put("name", saved.name());
        written.put("version", version);
        return written;
    }

    /** @param to the other version; without it the one that counts now */
    @GetMapping("/{version}/differences")
    ValueList<Difference> differences(
            Caller caller,
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int top) {
        int most = PageSize.checked(top, MOST);
        if (after < 0) {
            throw RequestBody.invalid("\"after\" is not one of a nextLink.");
        }
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        int other = to == null ? saved.version() : to;
        List<DefinitionDifference> all = versions.differences(saved, version, other);
        List<Difference> shown =
                all.stream().skip(after).limit(most).map(Difference::of).toList();
        // versions do not change, so that a place among their differences is one for ever
        return after + (long) most >= all.size()
                ? new ValueList<>(shown)
                : new ValueList<>(
                        shown,
                        UriComponentsBuilder.fromPath(
                                        "/admin/v1/configurations/{name}/versions/" + version + "/differences")
                                .queryParam("to", other)
                                .queryParam("top", most)
                                .queryParam("after", after + most)
                                .encode()
                                .buildAndExpand(Map.of("name", name))
                                .toUriString());
    }
}
