package org.footbridge.service.configurations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a configuration was before: each version that was saved, as it was. */
@Component
public class ConfigurationVersions {
    private final JdbcClient jdbc;

    public ConfigurationVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version without its definition. */
    public record Version(int version, Instant savedAt, String savedBy) {}

    /** @param before only versions before this one, newest first */
    public List<Version> list(SavedConfiguration saved, int before, int most) {
        return jdbc.sql("""
                        select version, saved_at, saved_by from configuration_version
                        where tenant_id = ? and configuration_id = ? and version < ? order by version desc limit ?
                        """)
                .params(saved.tenant().value(), saved.id(), before, most)
                .query((row, number) -> new Version(
                        row.getInt("version"), row.getTimestamp("saved_at").toInstant(), row.getString("saved_by")))
                .list();
    }

    /**
     * The definition of a version, in the form in which definitions are written now. It says by itself that everything is
     * meant where its scope is not limited, so that it may be saved in the place of one that is.
     *
     * @throws ServiceFailure VersionNotFound
     */
    public ObjectNode definition(SavedConfiguration saved, int version) {
        ObjectNode written = written(saved, version);
        JsonNode scope = written.path("scope");
        if (scope instanceof ObjectNode limits
                && limits.path("containers").isEmpty()
                && limits.path("groups").isEmpty()) {
            limits.put(ReadScope.EVERYTHING, true);
        }
        return written;
    }

    /**
     * What differs between two versions, in the order of the definition.
     *
     * @throws ServiceFailure VersionNotFound
     */
    public List<DefinitionDifference> differences(SavedConfiguration saved, int version, int other) {
        return CompareDefinitions.compare(written(saved, version), written(saved, other));
    }

    /**
     * What differs between a version and a definition that is not saved.
     *
     * @throws ServiceFailure VersionNotFound
     */
    public List<DefinitionDifference> differences(SavedConfiguration saved, int version, JsonNode unsaved) {
        ReadDefinition.Read read = ReadDefinition.read(unsaved);
        return CompareDefinitions.compare(
                written(saved, version), read.faults().isEmpty() ? WriteDefinition.json(read.definition()) : unsaved);
    }

    private ObjectNode written(SavedConfiguration saved, int version) {
        Optional<String> stored = jdbc.sql("""
                        select definition::text from configuration_version
                        where tenant_id = ? and configuration_id = ? and version = ?
                        """)
                .params(saved.tenant().value(), saved.id(), version)
                .query(String.class)
                .optional();
        JsonNode definition = JsonMapper.shared()
                .readTree(stored.orElseThrow(() -> new ServiceFailure(
                        "VersionNotFound",
                        404,
                        "The configuration '" + saved.name() + "' has no version " + version + ".",
                        "List those there are: GET /admin/v1/configurations/" + saved.name() + "/versions")));
        ReadDefinition.Read read = ReadDefinition.read(definition);
        // what is not understood any more is shown as it was saved
        return read.faults().isEmpty() || !(definition instanceof ObjectNode asSaved)
                ? WriteDefinition.json(read.definition())
                : asSaved;
    }
}
