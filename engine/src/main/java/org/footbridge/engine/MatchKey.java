package org.footbridge.engine;

/**
 * A value by which an object of the tenant directory is looked for.
 *
 * @param property matchable, spelled as in Microsoft Graph
 * @param value lower case; of proxyAddresses the address without prefix
 */
public record MatchKey(String property, String value) implements Comparable<MatchKey> {

    @Override
    public int compareTo(MatchKey other) {
        int byProperty = property.compareTo(other.property);
        return byProperty != 0 ? byProperty : value.compareTo(other.value);
    }
}
