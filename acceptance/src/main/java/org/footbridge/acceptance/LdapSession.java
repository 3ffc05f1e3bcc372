package org.footbridge.acceptance;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Searches of an administrator: paged, complete, never null. */
final class LdapSession {
    private static final int PAGE_SIZE = 1_000;
    /** LDAP_SERVER_EXTENDED_DN_OID (MS-ADTS 3.1.1.3.4.1.5); flag 1 asks for textual GUIDs. */
    private static final String EXTENDED_DN = "1.2.840.113556.1.4.529";

    private final LDAPConnection connection;

    LdapSession(LDAPConnection connection) {
        this.connection = connection;
    }

    /** All entries below and including a base, with names in the form {@code <GUID=...>;<SID=...>;CN=...}. */
    List<SearchResultEntry> allWithGuids(String base, String filter, String... attributes) throws LDAPException {
        return all(base, filter, List.of(extendedDn()), attributes);
    }

    List<SearchResultEntry> all(String base, String filter, String... attributes) throws LDAPException {
        return all(base, filter, List.of(), attributes);
    }

    /** Empty as well when the object is of another domain, which this domain controller does not hold. */
    Optional<SearchResultEntry> entry(String dn, String... attributes) throws LDAPException {
        try {
            return Optional.ofNullable(connection.getEntry(dn, attributes));
        } catch (LDAPException e) {
            if (ResultCode.REFERRAL.equals(e.getResultCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The entry at a name, found with a control. */
    SearchResultEntry one(String dn, Control control) throws LDAPException {
        SearchRequest request = new SearchRequest(dn, SearchScope.BASE, "(objectClass=*)", "objectGUID");
        request.addControl(control);
        return Objects.requireNonNull(connection.search(request).getSearchEntries())
                .getFirst();
    }

    private List<SearchResultEntry> all(String base, String filter, List<Control> controls, String... attributes)
            throws LDAPException {
        List<SearchResultEntry> found = new ArrayList<>();
        Optional<ASN1OctetString> cookie = Optional.empty();
        do {
            SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
            controls.forEach(request::addControl);
            request.addControl(new SimplePagedResultsControl(PAGE_SIZE, cookie.orElse(null), true));
            SearchResult page = connection.search(request);
            found.addAll(Objects.requireNonNull(page.getSearchEntries()));
            cookie = Optional.ofNullable(SimplePagedResultsControl.get(page))
                    .map(SimplePagedResultsControl::getCookie)
                    .filter(bytes -> bytes.getValueLength() > 0);
        } while (cookie.isPresent());
        return found;
    }

    private static Control extendedDn() {
        return new Control(EXTENDED_DN, true, new ASN1OctetString(new ASN1Sequence(new ASN1Integer(1)).encode()));
    }
}
