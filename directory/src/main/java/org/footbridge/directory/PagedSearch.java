package org.footbridge.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Searches in pages (RFC 2696), so that neither side holds more than a page. Servers limit a page by its bytes or by the time
 * it takes as well, and break off: then it is begun again with smaller pages, and what was told is told again.
 */
final class PagedSearch {
    private static final int SMALLER = 8;

    private final DirectoryConnection connection;
    private final Filter filter;
    private final List<Control> controls;
    private final SearchScope scope;
    private int pageSize;

    PagedSearch(DirectoryConnection connection, Filter filter, int pageSize) {
        this(connection, filter, pageSize, List.of());
    }

    /** @param controls sent with each page, besides those for pages and names */
    PagedSearch(DirectoryConnection connection, Filter filter, int pageSize, List<Control> controls) {
        this(connection, filter, pageSize, controls, SearchScope.SUB);
    }

    private PagedSearch(
            DirectoryConnection connection, Filter filter, int pageSize, List<Control> controls, SearchScope scope) {
        this.scope = scope;
        this.controls = List.copyOf(controls);
        this.connection = connection;
        this.filter = filter;
        this.pageSize = pageSize;
    }

    /** Of what is right below the base, and nothing deeper. */
    static PagedSearch oneLevel(DirectoryConnection connection, Filter filter, int pageSize) {
        return new PagedSearch(connection, filter, pageSize, List.of(), SearchScope.ONE);
    }

    /** @param pageEnded called after each page, when the connection is free for other requests */
    void read(String base, List<String> attributes, Consumer<SearchResultEntry> entries, Runnable pageEnded) {
        readUntil(base, attributes, entries, pageEnded, () -> false);
    }

    /** @param enough asked after each page: whether the others are not wanted any more */
    void readUntil(
            String base,
            List<String> attributes,
            Consumer<SearchResultEntry> entries,
            Runnable pageEnded,
            BooleanSupplier enough) {
        while (!readPages(base, attributes, entries, pageEnded, enough)) {
            pageSize = Math.max(1, pageSize / SMALLER);
        }
    }

    /** False when a page was too large for the server: nothing may be concluded, and all is to be read again. */
    private boolean readPages(
            String base,
            List<String> attributes,
            Consumer<SearchResultEntry> entries,
            Runnable pageEnded,
            BooleanSupplier enough) {
        ASN1OctetString cookie = null;
        do {
            try {
                cookie = page(base, attributes, cookie, entries);
            } catch (LDAPException e) {
                if (pageSize > 1 && LdapFailures.isLimit(e)) {
                    pageEnded.run();
                    return false;
                }
                throw connection.failed("reading " + base, e);
            }
            pageEnded.run();
        } while (cookie != null && !enough.getAsBoolean());
        return true;
    }

    private @Nullable ASN1OctetString page(
            String base, List<String> attributes, @Nullable ASN1OctetString cookie, Consumer<SearchResultEntry> entries)
            throws LDAPException {
        List<Control> sent = new ArrayList<>(controls);
        sent.add(new SimplePagedResultsControl(pageSize, cookie, true));
        sent.add(ExtendedName.control());
        SearchResult result = connection.search(base, scope, filter, attributes, sent, entries);
        SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
        return answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
    }
}
