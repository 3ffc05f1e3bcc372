package org.footbridge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The query options of the Graph-shaped API, by their own names. */
final class ODataOptions {
    @Option(names = "--filter", paramLabel = "EXPRESSION", description = "E.g. \"department eq 'Sales'\"")
    private @Nullable String filter;

    @Option(names = "--select", paramLabel = "NAMES", description = "Properties to return, separated by commas")
    private @Nullable String select;

    @Option(names = "--orderby", paramLabel = "NAME [desc]", description = "Property to sort by")
    private @Nullable String orderBy;

    @Option(names = "--top", paramLabel = "N", description = "How many at most; with --all the size of a page")
    private @Nullable Integer top;

    @Option(names = "--count", description = "Say how many there are in all")
    private boolean count;

    @Option(names = "--all", description = "Follow the pages to the end")
    private boolean all;

    @Nullable
    String select() {
        return select;
    }

    boolean all() {
        return all;
    }

    /** @param properties to select; null for those that the service returns by itself */
    String of(String path, @Nullable String properties) {
        return new Query(path)
                .with("$filter", filter)
                .with("$select", properties)
                .with("$orderby", orderBy)
                .with("$top", top == null ? null : top.toString())
                .with("$count", count ? "true" : null)
                .toString();
    }
}
