package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.footbridge.sampleforest.protocol.SearchControls.DirSync;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.Refusal;

/** Answers a DirSync search: what changed since the cookie, object by object in the order of USNs, in pages. */
final class AnswerDirSync {
    private static final int MORE_DATA = 1;

    private record Page(List<SearchResultEntryProtocolOp> entries, SyncPosition next, boolean more) {}

    private final ServedDomain served;
    private final DirectoryStore store;
    private final Caller caller;
    private final SearchRequestProtocolOp request;
    private final SearchControls controls;
    private final DirSync dirSync;
    private final SendEntries send;

    AnswerDirSync(
            ServedDomain served,
            Caller caller,
            SearchRequestProtocolOp request,
            SearchControls controls,
            DirSync dirSync,
            SendEntries send) {
        this.served = served;
        this.store = served.store();
        this.caller = caller;
        this.request = request;
        this.controls = controls;
        this.dirSync = dirSync;
        this.send = send;
    }

    SearchOutcome answer() {
        if (!dirSync.has(DirSync.OBJECT_SECURITY)) {
            caller.require(Right.REPLICATING_CHANGES, "replicate directory changes");
        }
        byte[] cookie = dirSync.cookie().getValue();
        if (cookie.length > 0 && served.faults().refusesCookies()) {
            throw SyncPosition.refused("the server was told to refuse it");
        }
        Page page = store.read(() -> read(SyncPosition.fromCookie(cookie, served)));
        send.send(page.entries);
        return new SearchOutcome(
                ResultCode.SUCCESS,
                List.of(new ActiveDirectoryDirSyncControl(
                        true, page.more ? MORE_DATA : 0, 0, new ASN1OctetString(page.next.toCookie()))));
    }

    private Page read(SyncPosition from) {
        DirectoryObject base = AnswerSearch.base(served, request.getBaseDN());
        if (base.parent().isPresent()) {
            throw Refusal.unwilling("DirSync needs the root of a naming context, not " + base.dn());
        }
        Partition partition = base.partition();
        if (from.known() > partition.highestUsn()) {
            throw SyncPosition.refused("it is newer than the database");
        }
        RenderChange render = new RenderChange(
                new ReadValues(store, controls.names(), referenceNames()),
                Selection.of(store.types(), request.getAttributes()),
                from.known(),
                dirSync.has(DirSync.INCREMENTAL_VALUES));
        Predicate<DirectoryObject> matches =
                new CompileFilter(store).compile(request.getFilter()).and(this::visible);
        return read(partition, from, render, matches);
    }

    private Page read(Partition partition, SyncPosition from, RenderChange render, Predicate<DirectoryObject> matches) {
        List<SearchResultEntryProtocolOp> entries = new ArrayList<>();
        Set<DirectoryObject> early = new HashSet<>();
        long bytes = 0;
        long read = from.read();
        long start = Math.max(from.known(), from.read());
        for (DirectoryObject object : partition.byChange().tailMap(start, false).values()) {
            if (full(entries.size(), bytes)) {
                return new Page(entries, new SyncPosition(from.invocationId(), from.known(), read), true);
            }
            for (DirectoryObject due : withAncestors(object, early)) {
                if (matches.test(due)) {
                    Optional<SearchResultEntryProtocolOp> entry = render.render(due);
                    if (entry.isPresent()) {
                        entries.add(entry.get());
                        bytes += RenderChange.size(entry.get());
                    }
                }
            }
            read = object.usnChanged();
        }
        long highest = partition.highestUsn();
        return new Page(entries, new SyncPosition(from.invocationId(), highest, highest), false);
    }

    /** The object, after those of its ancestors that changed later and were not sent in this answer. */
    private List<DirectoryObject> withAncestors(DirectoryObject object, Set<DirectoryObject> early) {
        if (early.contains(object)) {
            return List.of();
        }
        if (!dirSync.has(DirSync.ANCESTORS_FIRST)) {
            return List.of(object);
        }
        List<DirectoryObject> due = new ArrayList<>(List.of(object));
        Optional<DirectoryObject> above = object.parent();
        while (above.isPresent()) {
            if (above.get().usnChanged() > object.usnChanged() && early.add(above.get())) {
                due.addFirst(above.get());
            }
            above = above.get().parent();
        }
        return due;
    }

    private boolean full(int entries, long bytes) {
        int maximumObjects = served.settings().dirSyncPageObjects();
        int maximumBytes = served.settings().dirSyncPageBytes();
        int asked = dirSync.maximumBytes() > 0 ? Math.min(maximumBytes, dirSync.maximumBytes()) : maximumBytes;
        return (maximumObjects > 0 && entries >= maximumObjects) || (maximumBytes > 0 && entries > 0 && bytes >= asked);
    }

    private boolean visible(DirectoryObject object) {
        return !object.deleted() || caller.may(Right.SEES_DELETED_OBJECTS);
    }

    private NameStyle referenceNames() {
        return served.settings().dirSyncExtendedNames() && controls.names() == NameStyle.PLAIN
                ? NameStyle.EXTENDED_TEXT
                : controls.names();
    }
}
