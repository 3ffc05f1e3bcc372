package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.List;
import org.footbridge.engine.schema.SourceClass;
import org.footbridge.service.browsing.Directory;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.footbridge.service.signin.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What connected directories can hold. */
@RestController
@RequestMapping("/admin/v1/directories")
class DirectoriesController {
    private final DirectorySchemas schemas;
    private final JdbcClient database;

    DirectoriesController(DirectorySchemas schemas, JdbcClient database) {
        this.schemas = schemas;
        this.database = database;
    }

    record Domain(String name, String netBiosName, String forestName, String forestNetBiosName) {}

    record Discovered(String name, Instant discoveredAt, Domain domain, int attributes, List<String> classes) {}

    /** Asks the directory, through an agent, for its schema and its names. */
    @PostMapping("/{name}/discover")
    Discovered discover(Caller caller, @PathVariable String name) {
        Directory directory = NamedDirectory.find(database, caller.tenant(), name);
        DiscoveredDirectory discovered = schemas.discover(caller.tenant(), directory.id(), directory.name());
        return new Discovered(
                directory.name(),
                discovered.discoveredAt(),
                new Domain(
                        discovered.facts().domainName(),
                        discovered.facts().domainNetBiosName(),
                        discovered.facts().forestName(),
                        discovered.facts().forestNetBiosName()),
                discovered.schema().attributes().size(),
                discovered.schema().classes().stream().map(SourceClass::name).toList());
    }
}
