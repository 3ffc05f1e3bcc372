package org.footbridge.service.adminapi;

import java.time.Duration;
import org.footbridge.service.configurations.CheckDefinition;
import org.footbridge.service.signin.Caller;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Configurations that are kept as files: what such a file may say, and what applying one would come to. */
@RestController
class ConfigurationsAsCodeController {
    private static final Resource SCHEMA = new ClassPathResource("org/footbridge/schemas/configuration.schema.json");
    private static final MediaType JSON_SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final CheckDefinition check;

    ConfigurationsAsCodeController(CheckDefinition check) {
        this.check = check;
    }

    /** For everybody: editors sign in nowhere, and it says nothing of any tenant. */
    @GetMapping("/schemas/configuration.json")
    ResponseEntity<Resource> schema() {
        return ResponseEntity.ok()
                .contentType(JSON_SCHEMA)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(SCHEMA);
    }

    @PostMapping("/admin/v1/configurations/{name}/check")
    CheckedView check(Caller caller, @PathVariable String name, RequestBody body) {
        return CheckedView.of(check.check(caller.tenant(), name, body.node()));
    }
}
