/**
 * Reading of documents that people and programs write, JSON or YAML: shape and types are checked here, and every fault is
 * noted with its place, so that all can be named at once. What the documents mean is known elsewhere.
 */
@NullMarked
package org.footbridge.service.documents;

import org.jspecify.annotations.NullMarked;
