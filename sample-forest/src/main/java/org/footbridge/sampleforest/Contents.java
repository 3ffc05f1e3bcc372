package org.footbridge.sampleforest;

import java.util.List;

/**
 * What a domain holds, counted; nothing that is deleted.
 *
 * @param objects of all kinds
 * @param users people and accounts of programs, no computers
 * @param groups also those that every domain has
 * @param units organisational units
 * @param groupSizes number of members of each group, the smallest first
 */
public record Contents(int objects, int users, int groups, int contacts, int units, List<Integer> groupSizes) {
    public Contents {
        groupSizes = groupSizes.stream().sorted().toList();
    }

    public long memberships() {
        return groupSizes.stream().mapToLong(Integer::longValue).sum();
    }

    public int largestGroup() {
        return groupSizeAt(100);
    }

    /** The size that this percentage of all groups does not exceed; 0 when there is no group. */
    public int groupSizeAt(int percent) {
        return groupSizes.isEmpty() ? 0 : groupSizes.get((groupSizes.size() - 1) * percent / 100);
    }
}
