package org.footbridge.sambaforest;

/** A right that a service account may be given, in the words of the directory's own consoles. */
public enum Grant {
    /** DS-Replication-Get-Changes: opens the door to DirSync without the object-security flag. */
    REPLICATING_DIRECTORY_CHANGES("1131f6aa-9c07-11d1-f79f-00c04fc2dcd2"),
    /** DS-Replication-Get-Changes-All: secrets too, over the replication protocol. */
    REPLICATING_DIRECTORY_CHANGES_ALL("1131f6ad-9c07-11d1-f79f-00c04fc2dcd2"),
    /** List and read CN=Deleted Objects; a Samba server hides tombstones from DirSync without it. */
    SEES_DELETED_OBJECTS(""),
    /**
     * Read everything below CN=ForeignSecurityPrincipals: otherwise name and security identifier only, and a Samba server
     * says nothing of their changes in DirSync.
     */
    READS_FOREIGN_PRINCIPALS(""),
    /** Member of Domain Admins: reads and writes everything. */
    DOMAIN_ADMINISTRATOR("");

    private final String controlAccessRight;

    Grant(String controlAccessRight) {
        this.controlAccessRight = controlAccessRight;
    }

    /** The GUID of the extended right on the domain, empty for a grant that is none (MS-ADTS 5.1.3.2.1). */
    String controlAccessRight() {
        return controlAccessRight;
    }
}
