package org.footbridge.benchmarks;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.security.GeneralSecurityException;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole domain by DirSync (MS-ADTS 3.1.1.3.4.1.3), all attributes and every member, and throws it away: what the
 * directory itself allows.
 */
final class ReadDirSync {
    private static final int LARGEST_ANSWER = 10 * 1024 * 1024;

    private final DirectoryAccess access;

    ReadDirSync(DirectoryAccess access) {
        this.access = access;
    }

    /** What was read, and how long it took once the connection stood. */
    record Reading(long entries, double seconds) {}

    Reading read() {
        try (LDAPConnection connection = BareConnection.open(access)) {
            long began = System.nanoTime();
            Count count = new Count();
            @Nullable ASN1OctetString cookie = null;
            boolean more = true;
            while (more) {
                SearchRequest request =
                        new SearchRequest(count, BareConnection.base(access), SearchScope.SUB, "(objectClass=*)", "*");
                request.addControl(new ActiveDirectoryDirSyncControl(true, 0, LARGEST_ANSWER, cookie));
                SearchResult result = connection.search(request);
                ActiveDirectoryDirSyncControl answer = ActiveDirectoryDirSyncControl.get(result);
                more = answer != null && answer.getFlags() != 0;
                cookie = answer == null ? null : answer.getCookie();
            }
            return new Reading(count.entries, (System.nanoTime() - began) / 1e9);
        } catch (LDAPException | GeneralSecurityException e) {
            throw new CommandFailure(
                    "DirectoryUnreadable",
                    access.name() + " could not be read by DirSync (" + e.getMessage() + ")",
                    "Run it again with fewer users",
                    0,
                    e);
        }
    }

    private static final class Count implements SearchResultListener {
        private static final long serialVersionUID = 1L;
        private long entries;

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            entries++;
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // nothing is read elsewhere
        }
    }
}
