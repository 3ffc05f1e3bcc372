package org.footbridge.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A domain controller that answers searches as a test says: for what neither Samba nor the sample forest does. */
final class ScriptedServer implements AutoCloseable {
    static final String BASE = "DC=scripted,DC=test";

    /** What it answers to one search. */
    record Answer(List<Entry> entries, ResultCode code, List<Control> controls) {
        static Answer of(Entry... entries) {
            return new Answer(List.of(entries), ResultCode.SUCCESS, List.of());
        }

        /** @param flags of the DirSync control; not 0: there is more */
        static Answer changes(int flags, String cookie, Entry... entries) {
            return new Answer(
                    List.of(entries),
                    ResultCode.SUCCESS,
                    List.of(new ActiveDirectoryDirSyncControl(true, flags, 0, new ASN1OctetString(cookie))));
        }
    }

    private final LDAPListener listener;
    private final List<SearchRequestProtocolOp> searches = new ArrayList<>();

    ScriptedServer(Function<SearchRequestProtocolOp, Answer> script) throws IOException {
        LDAPListenerConfig config = new LDAPListenerConfig(0, new Handler(script, Optional.empty()));
        config.setListenAddress(InetAddress.getByName("127.0.0.1"));
        listener = new LDAPListener(config);
        listener.startListening();
    }

    DirectoryConnection connect() throws LDAPException {
        LDAPConnection connection = new LDAPConnection("127.0.0.1", listener.getListenPort());
        DirectoryLocation location =
                DirectoryLocation.ldap(List.of("127.0.0.1")).within(Duration.ofSeconds(5), Duration.ofSeconds(20));
        return new DirectoryConnection(
                connection,
                "127.0.0.1",
                "test",
                location,
                new Patience(connection, location.connectTimeout()),
                _ -> {});
    }

    /** Those but of the root entry. */
    synchronized List<SearchRequestProtocolOp> searches() {
        return List.copyOf(searches);
    }

    private synchronized void note(SearchRequestProtocolOp search) {
        searches.add(search);
    }

    @Override
    public void close() {
        listener.shutDown(true);
    }

    private static Entry root() {
        Entry root = new Entry("");
        root.addAttribute("defaultNamingContext", BASE);
        root.addAttribute("namingContexts", BASE);
        root.addAttribute("dnsHostName", "dc1.scripted.test");
        root.addAttribute("dsServiceName", "CN=NTDS Settings," + BASE);
        root.addAttribute("highestCommittedUSN", "100");
        return root;
    }

    private final class Handler extends LDAPListenerRequestHandler {
        private final Function<SearchRequestProtocolOp, Answer> script;
        private final Optional<LDAPListenerClientConnection> connection;

        Handler(Function<SearchRequestProtocolOp, Answer> script, Optional<LDAPListenerClientConnection> connection) {
            this.script = script;
            this.connection = connection;
        }

        @Override
        public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection accepted) {
            return new Handler(script, Optional.of(accepted));
        }

        @Override
        public LDAPMessage processSearchRequest(int id, SearchRequestProtocolOp request, List<Control> controls) {
            Answer answer;
            if (request.getBaseDN().isEmpty()) {
                answer = Answer.of(root());
            } else {
                note(request);
                answer = script.apply(request);
            }
            try {
                for (Entry entry : answer.entries()) {
                    connection.orElseThrow().sendSearchResultEntry(id, new SearchResultEntryProtocolOp(entry));
                }
            } catch (LDAPException gone) {
                throw new IllegalStateException(gone);
            }
            return new LDAPMessage(
                    id, new SearchResultDoneProtocolOp(answer.code().intValue(), null, null, null), answer.controls());
        }

        @Override
        public LDAPMessage processBindRequest(int id, BindRequestProtocolOp request, List<Control> controls) {
            return new LDAPMessage(
                    id, new BindResponseProtocolOp(ResultCode.SUCCESS_INT_VALUE, null, null, null, null));
        }

        @Override
        public LDAPMessage processAddRequest(int id, AddRequestProtocolOp request, List<Control> controls) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp request, List<Control> controls) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp request, List<Control> controls) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LDAPMessage processExtendedRequest(int id, ExtendedRequestProtocolOp request, List<Control> controls) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp request, List<Control> controls) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LDAPMessage processModifyDNRequest(int id, ModifyDNRequestProtocolOp request, List<Control> controls) {
            throw new UnsupportedOperationException();
        }
    }
}
