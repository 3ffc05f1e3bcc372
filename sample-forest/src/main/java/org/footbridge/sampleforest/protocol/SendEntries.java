package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.protocol.SearchResultReferenceProtocolOp;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.List;
import org.footbridge.sampleforest.store.Refusal;

/** Sends entries of one answer, outside of the store's lock, since clients may be slow. */
final class SendEntries {
    private final LDAPListenerClientConnection connection;
    private final int messageId;
    private final Faults faults;
    private long bytes;
    private int sent;

    SendEntries(LDAPListenerClientConnection connection, int messageId, Faults faults) {
        this.connection = connection;
        this.messageId = messageId;
        this.faults = faults;
    }

    void send(List<SearchResultEntryProtocolOp> entries) {
        for (SearchResultEntryProtocolOp entry : entries) {
            if (faults.closesNow()) {
                close();
            }
            faults.waitBeforeEntry();
            if (!entry.getDN().isEmpty()) {
                faults.requireRoom(sent++);
            }
            bytes += RenderChange.size(entry);
            if (bytes > faults.longestAnswer()) {
                throw new Refusal(ResultCode.SIZE_LIMIT_EXCEEDED, "the answer is larger than the server makes them");
            }
            try {
                connection.sendSearchResultEntry(messageId, entry);
            } catch (LDAPException gone) {
                throw gone(gone);
            }
        }
    }

    void refer(List<String> urls) {
        try {
            connection.sendSearchResultReference(messageId, new SearchResultReferenceProtocolOp(urls));
        } catch (LDAPException gone) {
            throw gone(gone);
        }
    }

    private void close() {
        try {
            connection.close();
        } catch (IOException alreadyClosed) {
            throw gone(alreadyClosed);
        }
        throw new Refusal(ResultCode.SERVER_DOWN, "the connection was closed on purpose");
    }

    private static Refusal gone(Exception cause) {
        Refusal refusal = new Refusal(ResultCode.SERVER_DOWN, "the client went away");
        refusal.initCause(cause);
        return refusal;
    }
}
