package org.footbridge.service.plans;

import java.util.Optional;
import java.util.UUID;

/**
 * One line of a plan, as the provisioning log has it once it is done.
 *
 * @param number its place in the plan, from 1
 * @param modified JSON: {@code [{"displayName", "oldValue", "newValue"}]}
 * @param objectId of the tenant directory; of an object that is to be created it will be another one
 * @param moved the object had changed when the plan was to be applied
 */
public record PlannedObject(
        int number,
        String action,
        String status,
        Optional<UUID> sourceGuid,
        String sourceClass,
        String sourceName,
        Optional<UUID> objectId,
        Optional<String> objectKind,
        Optional<String> objectName,
        String modified,
        Optional<String> code,
        Optional<String> reason,
        Optional<String> nextStep,
        boolean moved) {}
