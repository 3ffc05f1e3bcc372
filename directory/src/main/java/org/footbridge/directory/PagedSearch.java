package org.footbridge.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Searches in pages (RFC 2696), so that neither side holds more than a page. */
final class PagedSearch {
    private final DirectoryConnection connection;
    private final String filter;
    private final int pageSize;

    PagedSearch(DirectoryConnection connection, String filter, int pageSize) {
        this.connection = connection;
        this.filter = filter;
        this.pageSize = pageSize;
    }

    /** @param pageEnded called after each page, when the connection is free for other requests */
    void read(String base, List<String> attributes, Consumer<SearchResultEntry> entries, Runnable pageEnded) {
        ASN1OctetString cookie = null;
        do {
            cookie = page(base, attributes, cookie, entries);
            pageEnded.run();
        } while (cookie != null);
    }

    private @Nullable ASN1OctetString page(
            String base,
            List<String> attributes,
            @Nullable ASN1OctetString cookie,
            Consumer<SearchResultEntry> entries) {
        try {
            SearchResult result = connection.search(
                    base,
                    filter,
                    attributes,
                    List.of(new SimplePagedResultsControl(pageSize, cookie, true), ExtendedName.control()),
                    entries);
            SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
            return answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
        } catch (LDAPException e) {
            throw connection.failed("reading " + base, e);
        }
    }
}
