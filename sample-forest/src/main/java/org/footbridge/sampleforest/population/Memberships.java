package org.footbridge.sampleforest.population;

import java.util.Random;

/**
 * How many members groups have: one as large as wanted, a few large ones, many small ones, some empty. Sizes fall with
 * the rank of a group, as they do in grown directories (Zipf).
 *
 * @param total members of all groups together
 * @param largest members of the first group; no other has more
 */
public record Memberships(int total, int largest) {
    private static final double FALLING = 0.9;
    private static final int EMPTY_ONE_IN = 25;
    private static final int FIRST_EMPTY = 7;

    public Memberships {
        if (largest < 0 || total < largest) {
            throw new IllegalArgumentException(
                    "The largest group cannot have " + largest + " of " + total + " members");
        }
    }

    /** @throws IllegalArgumentException when that many groups cannot have that many members of those there are */
    public void requireRoom(int groups, int candidates) {
        if (largest > candidates) {
            throw new IllegalArgumentException(
                    "A group of " + largest + " needs as many users and contacts; there are " + candidates);
        }
        if ((long) filled(groups) * largest < total) {
            throw new IllegalArgumentException(
                    total + " members do not fit into " + groups + " groups of at most " + largest);
        }
    }

    /** The size of each group. */
    int[] sizes(int groups, Random random) {
        int[] sizes = new int[groups];
        if (groups == 0) {
            return sizes;
        }
        sizes[0] = largest;
        int[] order = filledInAnyOrder(groups, random);
        share(sizes, order, total - largest);
        return sizes;
    }

    /** Each gets its part by its rank; what rounding and the limit leave over goes to those that have room. */
    private void share(int[] sizes, int[] order, int amount) {
        double weights = 0;
        for (int rank = 1; rank <= order.length; rank++) {
            weights += weight(rank);
        }
        int left = amount;
        for (int i = 0; i < order.length; i++) {
            int part = (int) Math.min(largest, amount * weight(i + 1) / weights);
            sizes[order[i]] = part;
            left -= part;
        }
        while (left > 0) {
            for (int i = 0; i < order.length && left > 0; i++) {
                int more = Math.min(left, Math.min(largest - sizes[order[i]], 1 + left / order.length));
                sizes[order[i]] += more;
                left -= more;
            }
        }
    }

    private static double weight(int rank) {
        return Math.pow(rank, -FALLING);
    }

    private static int filled(int groups) {
        int count = 0;
        for (int number = 0; number < groups; number++) {
            count += empty(number) ? 0 : 1;
        }
        return count;
    }

    private static boolean empty(int number) {
        return number % EMPTY_ONE_IN == FIRST_EMPTY;
    }

    /** Numbers of all groups with members but the first. */
    private static int[] filledInAnyOrder(int groups, Random random) {
        int[] order = new int[filled(groups) - 1];
        int next = 0;
        for (int number = 1; number < groups; number++) {
            if (!empty(number)) {
                order[next++] = number;
            }
        }
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
