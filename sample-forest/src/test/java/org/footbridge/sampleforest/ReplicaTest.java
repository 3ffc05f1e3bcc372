package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.sampleforest.protocol.ServerSettings;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.junit.jupiter.api.Test;

/** A client that applies nothing but DirSync differences ends with what is in the directory. */
class ReplicaTest {
    private static final List<String> TEXTS =
            List.of("name", "title", "department", "telephoneNumber", "mobile", "description", "l", "displayName");

    /** What the client knows of one object. */
    private static final class Known {
        final Map<String, String> texts = new HashMap<>();
        final Map<String, Set<String>> links = new HashMap<>();
        UUID parent = new UUID(0, 0);

        Set<String> links(String attribute) {
            return links.computeIfAbsent(attribute, ignored -> new TreeSet<>());
        }
    }

    private final Map<UUID, Known> known = new HashMap<>();

    @Test
    void randomChangesArriveCompletely() throws LDAPException {
        ServerSettings settings = ServerSettings.windows().withDirSyncPages(40, 1 << 20);
        for (long seed = 1; seed <= 3; seed++) {
            known.clear();
            try (SampleForest forest = SampleForest.builder()
                    .domain("sample.test", new Size(120, 15, 10))
                    .settings(settings)
                    .seed(seed)
                    .start()) {
                follow(forest.domain("sample.test"), seed);
            }
        }
    }

    private void follow(SampleDomain domain, long seed) throws LDAPException {
        RandomChanges changes = new RandomChanges(seed);
        String[] attributes = {
            "name",
            "title",
            "department",
            "telephoneNumber",
            "mobile",
            "description",
            "l",
            "displayName",
            "member",
            "manager",
            "isDeleted",
            "objectClass"
        };
        try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
            Follower follower = new Follower(
                            connection, domain.baseDn(), Follower.INCREMENTAL, "(objectClass=*)", attributes)
                    .withExtendedNames();
            for (int round = 0; round < 12; round++) {
                List<SearchResultEntry> entries = follower.changes();
                entries.forEach(this::forgetLinksToDeletedOrRestored);
                entries.forEach(this::apply);
                compare(domain, seed, round);
                assertThat(changes.apply(domain, 25)).hasSize(25);
            }
        }
    }

    /** Without values, isDeleted tells that the object was deleted and restored since: its links are gone as well. */
    private void forgetLinksToDeletedOrRestored(SearchResultEntry entry) {
        if (entry.hasAttribute("isDeleted")) {
            String guid = guid(entry, "objectGUID").toString();
            known.values().forEach(other -> other.links.values().forEach(targets -> targets.remove(guid)));
            known.remove(UUID.fromString(guid));
        }
    }

    private void apply(SearchResultEntry entry) {
        UUID guid = guid(entry, "objectGUID");
        if ("TRUE".equals(entry.getAttributeValue("isDeleted"))) {
            known.remove(guid);
            return;
        }
        Known object = known.computeIfAbsent(guid, ignored -> new Known());
        for (Attribute attribute : entry.getAttributes()) {
            switch (attribute.getName()) {
                case "parentGUID" -> object.parent = guid(entry, "parentGUID");
                case "member;range=1-1" -> object.links("member").addAll(guids(attribute));
                case "member;range=0-0" -> object.links("member").removeAll(guids(attribute));
                case "manager;range=1-1" -> object.links("manager").addAll(guids(attribute));
                case "manager;range=0-0" -> object.links("manager").removeAll(guids(attribute));
                default -> {
                    if (TEXTS.contains(attribute.getName())) {
                        putText(object, attribute);
                    }
                }
            }
        }
    }

    private static void putText(Known object, Attribute attribute) {
        String value = attribute.getValue();
        if (value == null) {
            object.texts.remove(attribute.getName());
        } else {
            object.texts.put(attribute.getName(), value);
        }
    }

    private void compare(SampleDomain domain, long seed, int round) {
        List<LiveObject> live = domain.snapshot();
        assertThat(known).as("seed %s round %s", seed, round).hasSize(live.size());
        for (LiveObject object : live) {
            Known seen = known.get(object.guid());
            assertThat(seen).as(object.dn()).isNotNull();
            for (String attribute : TEXTS) {
                assertThat(seen.texts.getOrDefault(attribute, ""))
                        .as("%s of %s, seed %s round %s", attribute, object.dn(), seed, round)
                        .isEqualTo(object.first(attribute));
            }
            for (String link : List.of("member", "manager")) {
                Set<String> expected = new TreeSet<>();
                object.links().getOrDefault(link, List.of()).forEach(target -> expected.add(target.toString()));
                assertThat(seen.links(link))
                        .as("%s of %s, seed %s round %s", link, object.dn(), seed, round)
                        .isEqualTo(expected);
            }
            if (!object.guid().equals(object.parent())) {
                assertThat(seen.parent).as(object.dn()).isEqualTo(object.parent());
            }
        }
    }

    /** Targets by the GUID in {@code <GUID=...>;<SID=...>;name}. */
    private static List<String> guids(Attribute attribute) {
        return List.of(attribute.getValues()).stream()
                .map(value -> value.substring("<GUID=".length(), value.indexOf('>')))
                .toList();
    }

    private static UUID guid(SearchResultEntry entry, String attribute) {
        byte[] bytes = entry.getAttributeValueBytes(attribute);
        assertThat(bytes).isNotNull();
        return ObjectGuid.fromBytes(bytes);
    }
}
