package org.footbridge.directory;

/**
 * Up to where a directory was read.
 *
 * @param invocationId of the domain controller that issued the cookie
 * @param domainController its DNS name
 * @param highestUsn its highestCommittedUSN when the read began
 */
public record DirectoryPosition(
        DirSyncCookie cookie, ObjectGuid invocationId, String domainController, long highestUsn) {}
