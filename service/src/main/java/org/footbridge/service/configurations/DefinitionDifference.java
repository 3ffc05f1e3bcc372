package org.footbridge.service.configurations;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place where two definitions differ.
 *
 * @param path keys from the top, elements of lists by what they are known by: {@code mappings.set[user/department].source}
 * @param before empty: it was not there
 * @param after empty: it is not there any more
 */
public record DefinitionDifference(String path, Optional<JsonNode> before, Optional<JsonNode> after) {}
