package org.footbridge.engine;

/**
 * What ties an object of the tenant directory to its source for life; shown as {@code onPremisesImmutableId}. Compared
 * with case.
 *
 * @param value base64 of the 16 raw bytes of mS-DS-ConsistencyGuid or objectGUID
 */
public record SourceAnchor(String value) {

    public SourceAnchor {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A source anchor is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
