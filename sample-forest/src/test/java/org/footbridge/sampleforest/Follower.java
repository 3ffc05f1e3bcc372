package org.footbridge.sampleforest;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a domain by DirSync over one connection. */
final class Follower {
    static final Control EXTENDED_TEXT = new Control(
            "1.2.840.113556.1.4.529", false, new ASN1OctetString(new ASN1Sequence(new ASN1Integer(1)).encode()));
    static final int INCREMENTAL = 0x80000000;

    private final LDAPConnection connection;
    private final String base;
    private final int flags;
    private final String filter;
    private final String[] attributes;
    private @Nullable ASN1OctetString cookie;
    private int answers;
    private boolean extendedNames;

    Follower(LDAPConnection connection, String base, int flags, String filter, String... attributes) {
        this.connection = connection;
        this.base = base;
        this.flags = flags;
        this.filter = filter;
        this.attributes = attributes;
    }

    /** Asks for names with GUIDs in front. */
    Follower withExtendedNames() {
        extendedNames = true;
        return this;
    }

    /** Everything since the last call, from all answers of the server. */
    List<SearchResultEntry> changes() throws LDAPException {
        List<SearchResultEntry> all = new ArrayList<>();
        boolean more;
        answers = 0;
        do {
            SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
            request.addControl(new ActiveDirectoryDirSyncControl(true, flags, 1 << 20, cookie));
            if (extendedNames) {
                request.addControl(EXTENDED_TEXT);
            }
            SearchResult result = connection.search(request);
            all.addAll(Client.entries(result));
            ActiveDirectoryDirSyncControl control = ActiveDirectoryDirSyncControl.get(result);
            if (control == null) {
                throw new AssertionError("the answer has no DirSync control");
            }
            cookie = control.getCookie();
            more = control.getFlags() != 0;
            answers++;
        } while (more);
        return all;
    }

    /** Answers that the last call of {@link #changes} took. */
    int answers() {
        return answers;
    }

    void useCookie(byte[] bytes) {
        cookie = new ASN1OctetString(bytes);
    }
}
