package org.footbridge.benchmarks;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.security.GeneralSecurityException;
import org.footbridge.benchmarks.Measurement.Temperature;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.jspecify.annotations.Nullable;

/** Reads every object of a domain with all its attributes and throws them away: no reader can be faster. */
final class ReadBare {
    private static final int PAGE_SIZE = 1000;

    private final DirectoryAccess access;

    ReadBare(DirectoryAccess access) {
        this.access = access;
    }

    /** Time begins when the connection stands. */
    Measurement measure(String what, Temperature temperature) {
        try (LDAPConnection connection = BareConnection.open(access)) {
            long began = System.nanoTime();
            long entries = 0;
            ASN1OctetString cookie = null;
            do {
                SearchResult page = connection.search(request(cookie));
                entries += page.getEntryCount();
                SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
                cookie = answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
            } while (cookie != null);
            return new Measurement(what, temperature, entries, (System.nanoTime() - began) / 1e9, true);
        } catch (LDAPException | GeneralSecurityException e) {
            throw new CommandFailure(
                    "DirectoryUnreadable",
                    access.name() + " could not be read (" + e.getMessage() + ")",
                    "Run it again with fewer users",
                    0,
                    e);
        }
    }

    private SearchRequest request(@Nullable ASN1OctetString cookie) throws LDAPException {
        SearchRequest request = new SearchRequest(BareConnection.base(access), SearchScope.SUB, "(objectClass=*)", "*");
        request.addControl(new SimplePagedResultsControl(PAGE_SIZE, cookie, true));
        return request;
    }
}
