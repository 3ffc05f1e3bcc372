package org.footbridge.service.directory;

/**
 * Tells the feed which references came and went, a row for each owner and property; of many at once there are several rows,
 * so that who reads the feed gets pieces of a bounded size.
 */
final class FeedReferences {
    private static final int TOGETHER = 500;

    private FeedReferences() {}

    /**
     * The statement.
     *
     * @param references a query of {@code tenant_id, owner_id, property, target_id, added}
     */
    static String of(String references) {
        return """
            insert into change (tenant_id, object_id, kind, properties, added, removed)
            select c.tenant_id, c.owner_id, 'references', array[c.property],
                   array_agg(c.target_id) filter (where c.added), array_agg(c.target_id) filter (where not c.added)
            from (select r.*, row_number() over (partition by r.owner_id, r.property order by r.target_id) as rank
                  from (%s) r) c
            group by c.tenant_id, c.owner_id, c.property, (c.rank - 1) / %d
            """.formatted(references, TOGETHER);
    }
}
