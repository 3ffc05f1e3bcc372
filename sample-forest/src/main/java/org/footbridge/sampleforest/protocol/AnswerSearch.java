package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.Refusal;

/** Answers a search below an object: finds in batches under the lock, sends outside of it. */
final class AnswerSearch {
    private static final int BATCH_ENTRIES = 200;
    private static final int BATCH_SCANNED = 20_000;

    private record Batch(List<SearchResultEntryProtocolOp> entries, long lastUsn, boolean end) {}

    private final ServedDomain served;
    private final DirectoryStore store;
    private final Caller caller;
    private final SearchRequestProtocolOp request;
    private final SearchControls controls;
    private final SendEntries send;

    AnswerSearch(
            ServedDomain served,
            Caller caller,
            SearchRequestProtocolOp request,
            SearchControls controls,
            SendEntries send) {
        this.served = served;
        this.store = served.store();
        this.caller = caller;
        this.request = request;
        this.controls = controls;
        this.send = send;
    }

    SearchOutcome answer() {
        DirectoryObject base = store.read(() -> base(served, request.getBaseDN()));
        Candidates candidates = new Candidates(base, request.getScope(), CompileFilter.pinned(request.getFilter()));
        Predicate<DirectoryObject> matches = store.read(
                () -> new CompileFilter(store).compile(request.getFilter()).and(this::visible));
        RenderEntry render = renderer();
        long position = startPosition();
        if (position < 0) {
            referToSubordinates(base);
        }
        int limit = limit();
        int sent = 0;
        while (true) {
            long after = position;
            int wanted = Math.min(BATCH_ENTRIES, limit - sent);
            Batch batch = store.read(() -> find(candidates, matches, render, after, wanted));
            send.send(batch.entries);
            sent += batch.entries.size();
            position = batch.lastUsn;
            if (batch.end) {
                return finished(0);
            }
            if (sent >= limit) {
                return limited(candidates, matches, position);
            }
        }
    }

    static DirectoryObject base(ServedDomain served, String name) {
        Optional<DirectoryObject> found = served.store().find(name);
        Optional<Partition> partition = name.startsWith("<")
                ? found.map(DirectoryObject::partition)
                : served.store().partitionOf(name);
        if (partition.isEmpty() || !served.holds(partition.get())) {
            throw new Refusal(
                    partition.isEmpty() && name.startsWith("<") ? ResultCode.NO_SUCH_OBJECT : ResultCode.REFERRAL,
                    "0000202B: RefErr: DSID-00000000, data 0, 1 access points: '" + name
                            + "' is not held by this domain controller");
        }
        return found.orElseThrow(() -> Refusal.noSuchObject(name));
    }

    private boolean visible(DirectoryObject object) {
        return !object.deleted() || (controls.showsDeleted() && caller.may(Right.SEES_DELETED_OBJECTS));
    }

    private RenderEntry renderer() {
        return new RenderEntry(
                new ReadValues(store, controls.names()),
                Selection.of(store.types(), request.getAttributes()),
                served.settings().maximumValueRange(),
                request.typesOnly());
    }

    private Batch find(
            Candidates candidates, Predicate<DirectoryObject> matches, RenderEntry render, long after, int wanted) {
        List<SearchResultEntryProtocolOp> entries = new ArrayList<>(wanted);
        long last = after;
        int scanned = 0;
        Iterator<DirectoryObject> each = candidates.after(after).iterator();
        while (each.hasNext()) {
            if (entries.size() == wanted || scanned == BATCH_SCANNED) {
                return new Batch(entries, last, false);
            }
            DirectoryObject object = each.next();
            scanned++;
            last = object.usnCreated();
            if (matches.test(object)) {
                entries.add(render.render(object));
            }
        }
        return new Batch(entries, last, true);
    }

    private int limit() {
        int limit = served.settings().maximumPageSize();
        SimplePagedResultsControl paged = controls.paged();
        if (paged != null && paged.getSize() > 0) {
            limit = Math.min(limit, paged.getSize());
        } else if (request.getSizeLimit() > 0) {
            limit = Math.min(limit, request.getSizeLimit());
        }
        return limit;
    }

    private long startPosition() {
        SimplePagedResultsControl paged = controls.paged();
        if (paged == null || paged.getCookie() == null || paged.getCookie().getValueLength() == 0) {
            return -1;
        }
        byte[] cookie = paged.getCookie().getValue();
        if (cookie.length != Long.BYTES) {
            throw Refusal.unwilling("the cookie of the paged search is not one of this server");
        }
        return ByteBuffer.wrap(cookie).getLong();
    }

    /** The page or the allowance is full: is there one more? */
    private SearchOutcome limited(Candidates candidates, Predicate<DirectoryObject> matches, long position) {
        boolean more = store.read(() -> candidates.after(position).anyMatch(matches));
        if (!more) {
            return finished(0);
        }
        if (controls.paged() != null) {
            return finished(position);
        }
        return new SearchOutcome(ResultCode.SIZE_LIMIT_EXCEEDED, List.of());
    }

    private SearchOutcome finished(long position) {
        if (controls.paged() == null) {
            return new SearchOutcome(ResultCode.SUCCESS, List.of());
        }
        ASN1OctetString cookie = position == 0
                ? new ASN1OctetString()
                : new ASN1OctetString(
                        ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        return new SearchOutcome(ResultCode.SUCCESS, List.<Control>of(new SimplePagedResultsControl(0, cookie)));
    }

    private void referToSubordinates(DirectoryObject base) {
        if (!request.getScope().equals(SearchScope.SUB)
                || base != served.domain().head()
                || controls.domainScope()) {
            return;
        }
        String suffix = "," + base.partition().suffix();
        for (Partition other : store.partitions()) {
            if (other != base.partition() && other.suffix().endsWith(suffix)) {
                String host = other.domainSid().isEmpty()
                        ? served.dnsName()
                        : other.suffix().substring(3).replace(",DC=", ".");
                send.refer(List.of("ldap://" + host + "/" + other.suffix()));
            }
        }
    }
}
