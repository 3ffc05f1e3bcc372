package org.footbridge.service.staging;

/** Into which copy of a directory pages are merged: both have the same form, so the same statements write them. */
enum Copy {
    /** What cycles plan from. */
    STAGED("source_object", "source_link_value"),
    /** What a reconciliation reads, to be compared with the staged one. */
    SHADOW("shadow_object", "shadow_link_value");

    private final String objects;
    private final String links;

    Copy(String objects, String links) {
        this.objects = objects;
        this.links = links;
    }

    /** @param sql that names the tables of the staged copy */
    String in(String sql) {
        return this == STAGED ? sql : sql.replace(STAGED.objects, objects).replace(STAGED.links, links);
    }
}
