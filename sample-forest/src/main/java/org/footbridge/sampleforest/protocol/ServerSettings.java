package org.footbridge.sampleforest.protocol;

/**
 * Limits of the servers of a forest (MS-ADTS 3.1.1.3.4.6).
 *
 * @param maximumValueRange values of one attribute in one answer without or with a range; 1,500 on Windows
 * @param maximumPageSize entries in one answer of a search or a page; 1,000 on Windows
 * @param dirSyncPageObjects entries in one DirSync answer, after which it says that there is more; 0 for no limit
 * @param dirSyncPageBytes the same in bytes; the lower of this and the number in the request counts; 0 for no limit
 * @param dirSyncExtendedNames whether DirSync answers give references that are not links, such as
 *     {@code lastKnownParent}, as {@code <GUID=...>;<SID=...>;name} without being asked, as Samba does and Windows
 *     does not
 */
public record ServerSettings(
        int maximumValueRange,
        int maximumPageSize,
        int dirSyncPageObjects,
        int dirSyncPageBytes,
        boolean dirSyncExtendedNames) {
    public ServerSettings {
        if (maximumValueRange < 1 || maximumPageSize < 1 || dirSyncPageObjects < 0 || dirSyncPageBytes < 0) {
            throw new IllegalArgumentException("Limits of the sample forest must be positive");
        }
    }

    /** As Windows: ranges of 1,500, pages of 1,000, DirSync in pages of at most 1,000 entries or one megabyte. */
    public static ServerSettings windows() {
        return new ServerSettings(1_500, 1_000, 1_000, 1 << 20, false);
    }

    /** As Samba 4.17: no ranges unless asked for, DirSync in one answer with extended names. */
    public static ServerSettings samba() {
        return new ServerSettings(Integer.MAX_VALUE, 1_000, 0, 0, true);
    }

    public ServerSettings withMaximumValueRange(int values) {
        return new ServerSettings(values, maximumPageSize, dirSyncPageObjects, dirSyncPageBytes, dirSyncExtendedNames);
    }

    public ServerSettings withDirSyncPages(int objects, int bytes) {
        return new ServerSettings(maximumValueRange, maximumPageSize, objects, bytes, dirSyncExtendedNames);
    }
}
