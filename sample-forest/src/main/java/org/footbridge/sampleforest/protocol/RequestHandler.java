package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.Refusal;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one connection, one after the other. */
final class RequestHandler extends LDAPListenerRequestHandler {
    private static final int SUCCESS = ResultCode.SUCCESS_INT_VALUE;
    private static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";

    private final ServedDomain served;
    private final @Nullable LDAPListenerClientConnection connection;
    private Caller caller = Caller.ANONYMOUS;

    RequestHandler(ServedDomain served, @Nullable LDAPListenerClientConnection connection) {
        this.served = served;
        this.connection = connection;
    }

    @Override
    public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection accepted) {
        return new RequestHandler(served, accepted);
    }

    @Override
    public LDAPMessage processBindRequest(int id, BindRequestProtocolOp request, List<Control> controls) {
        caller = Caller.ANONYMOUS;
        served.faults().waitBeforeBind();
        if (request.getCredentialsType() != BindRequestProtocolOp.CRED_TYPE_SIMPLE) {
            return bound(id, ResultCode.AUTH_METHOD_NOT_SUPPORTED, "only simple binds are served here");
        }
        byte[] password = request.getSimplePassword() == null
                ? new byte[0]
                : request.getSimplePassword().getValue();
        if (request.getBindDN().isEmpty() || password.length == 0) {
            return bound(id, ResultCode.SUCCESS, null);
        }
        Optional<DirectoryObject> account = served.store().read(() -> authenticate(request.getBindDN(), password));
        if (account.isEmpty()) {
            return bound(
                    id,
                    ResultCode.INVALID_CREDENTIALS,
                    "80090308: LdapErr: DSID-00000000, comment: AcceptSecurityContext error, data 52e, v4563");
        }
        caller = served.store()
                .read(() -> new Caller(
                        account.get().dn(),
                        served.accounts().rights(account.get().guid())));
        return bound(id, ResultCode.SUCCESS, null);
    }

    private Optional<DirectoryObject> authenticate(String name, byte[] password) {
        try {
            return served.accounts().authenticate(name, password);
        } catch (Refusal malformedName) {
            return Optional.empty();
        }
    }

    private static LDAPMessage bound(int id, ResultCode code, @Nullable String message) {
        return new LDAPMessage(id, new BindResponseProtocolOp(code.intValue(), null, message, null, null));
    }

    @Override
    public LDAPMessage processSearchRequest(int id, SearchRequestProtocolOp request, List<Control> controls) {
        served.faults().waitBeforeAnswer();
        SearchOutcome outcome;
        try {
            outcome = search(id, request, SearchControls.of(controls));
        } catch (Refusal refusal) {
            return new LDAPMessage(
                    id,
                    new SearchResultDoneProtocolOp(
                            refusal.code().intValue(), null, refusal.getMessage(), referral(refusal, request)));
        }
        return new LDAPMessage(
                id, new SearchResultDoneProtocolOp(outcome.code().intValue(), null, null, null), outcome.controls());
    }

    /** Who may hold the base instead. */
    private static @Nullable List<String> referral(Refusal refusal, SearchRequestProtocolOp request) {
        String base = request.getBaseDN();
        int domain = base.toLowerCase(Locale.ROOT).indexOf("dc=");
        return refusal.code().equals(ResultCode.REFERRAL) && domain >= 0
                ? List.of("ldap://"
                        + base.substring(domain).replaceAll("(?i)dc=", "").replace(',', '.') + "/" + base)
                : null;
    }

    private SearchOutcome search(int id, SearchRequestProtocolOp request, SearchControls controls) {
        if (connection == null) {
            throw new IllegalStateException("the prototype of a handler answers nothing");
        }
        SendEntries send = new SendEntries(connection, id, served.faults());
        if (request.getBaseDN().isEmpty() && request.getScope().equals(SearchScope.BASE)) {
            send.send(List.of(served.store().read(() -> new RootEntry(served).render(request.getAttributes()))));
            return new SearchOutcome(ResultCode.SUCCESS, List.of());
        }
        caller.requireBound();
        SearchControls.DirSync dirSync = controls.dirSync();
        return dirSync == null
                ? new AnswerSearch(served, caller, request, controls, send).answer()
                : new AnswerDirSync(served, caller, request, controls, dirSync, send).answer();
    }

    @Override
    public LDAPMessage processAddRequest(int id, AddRequestProtocolOp request, List<Control> controls) {
        Result result = change(controls, () -> new WriteRequests(served).add(request));
        return new LDAPMessage(id, new AddResponseProtocolOp(result.code, null, result.message, null));
    }

    @Override
    public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp request, List<Control> controls) {
        Result result = change(
                controls,
                () -> new WriteRequests(served).modify(request, has(controls, SearchControls.PERMISSIVE_MODIFY)));
        return new LDAPMessage(id, new ModifyResponseProtocolOp(result.code, null, result.message, null));
    }

    @Override
    public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp request, List<Control> controls) {
        Result result = change(
                controls,
                () -> new WriteRequests(served).delete(request.getDN(), has(controls, SearchControls.TREE_DELETE)));
        return new LDAPMessage(id, new DeleteResponseProtocolOp(result.code, null, result.message, null));
    }

    @Override
    public LDAPMessage processModifyDNRequest(int id, ModifyDNRequestProtocolOp request, List<Control> controls) {
        Result result = change(controls, () -> new WriteRequests(served).rename(request));
        return new LDAPMessage(id, new ModifyDNResponseProtocolOp(result.code, null, result.message, null));
    }

    @Override
    public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(
                id,
                new CompareResponseProtocolOp(
                        ResultCode.UNWILLING_TO_PERFORM_INT_VALUE, null, "compare is not served here", null));
    }

    @Override
    public LDAPMessage processExtendedRequest(int id, ExtendedRequestProtocolOp request, List<Control> controls) {
        if (request.getOID().equals(WHO_AM_I)) {
            return new LDAPMessage(
                    id,
                    new ExtendedResponseProtocolOp(
                            SUCCESS,
                            null,
                            null,
                            null,
                            null,
                            new ASN1OctetString(caller.name().isEmpty() ? "" : "dn:" + caller.name())));
        }
        return new LDAPMessage(
                id,
                new ExtendedResponseProtocolOp(
                        ResultCode.PROTOCOL_ERROR_INT_VALUE,
                        null,
                        "extended operation " + request.getOID() + " is not served here",
                        null,
                        null,
                        null));
    }

    private record Result(int code, @Nullable String message) {}

    private Result change(List<Control> controls, Supplier<DirectoryObject> work) {
        served.faults().waitBeforeAnswer();
        try {
            caller.require(Right.ADMINISTRATOR, "change the directory");
            controls.forEach(SearchControls::requireKnown);
            served.store().write(work);
            return new Result(SUCCESS, null);
        } catch (Refusal refusal) {
            return new Result(refusal.code().intValue(), refusal.getMessage());
        }
    }

    private static boolean has(List<Control> controls, String oid) {
        return controls.stream().anyMatch(control -> control.getOID().equals(oid));
    }
}
