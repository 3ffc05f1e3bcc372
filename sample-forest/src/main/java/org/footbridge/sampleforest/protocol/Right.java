package org.footbridge.sampleforest.protocol;

/** What an account may do beyond reading live objects. */
public enum Right {
    /** "Replicating Directory Changes": DirSync without the object-security flag. */
    REPLICATING_CHANGES,
    /** "Replicating Directory Changes All": passwords as well, together with the former. */
    REPLICATING_SECRETS,
    /** List and read the container of deleted objects. */
    SEES_DELETED_OBJECTS,
    /** Change everything; implies the other rights. */
    ADMINISTRATOR
}
