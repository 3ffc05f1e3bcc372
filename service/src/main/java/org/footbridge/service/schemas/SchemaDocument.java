package org.footbridge.service.schemas;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.schema.SynchronizationSchema;

/**
 * What a document in the form of Microsoft Graph's {@code synchronizationSchema} says.
 *
 * @param containers distinguished names of the containers in scope, none: all; empty when the document says nothing of it
 * @param groups the same of the groups whose members are in scope
 */
public record SchemaDocument(
        SynchronizationSchema schema, Optional<List<String>> containers, Optional<List<String>> groups) {}
