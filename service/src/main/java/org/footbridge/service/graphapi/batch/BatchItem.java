package org.footbridge.service.graphapi.batch;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request of a batch.
 *
 * @param path below the version, without the query; begins with a slash
 * @param query as it stands in the address
 * @param headers by their names in lower case
 * @param body in base64; empty: none
 * @param fault why it cannot be sent; empty: it can
 */
record BatchItem(
        String id,
        String method,
        String path,
        Optional<String> query,
        Map<String, String> headers,
        String body,
        List<String> dependsOn,
        Optional<String> fault) {
    byte[] bytes() {
        return Base64.getDecoder().decode(body);
    }

    @Override
    public String toString() {
        return "BatchItem[" + id + " " + method + " " + path + "]";
    }
}
