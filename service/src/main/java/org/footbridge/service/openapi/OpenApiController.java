package org.footbridge.service.openapi;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description. It is the same for everybody and needs no token. */
@RestController
class OpenApiController {
    private final String document = DescribeApi.document().toString();

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    String describe() {
        return document;
    }
}
