package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.sampleforest.LiveObject;
import org.footbridge.sampleforest.RandomChanges;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.footbridge.sampleforest.protocol.ServerSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is asked for and whatever changes: what was read is what the directory holds, and what is out of scope is not
 * told.
 */
class RandomReadingTest {
    private static final List<RequestedAttribute> VALUES = List.of(
            new RequestedAttribute("title", ValueKind.TEXT),
            new RequestedAttribute("department", ValueKind.TEXT),
            new RequestedAttribute("otherTelephone", ValueKind.TEXT),
            new RequestedAttribute("thumbnailPhoto", ValueKind.BINARY));
    private static final List<RequestedAttribute> LINKS = List.of(
            new RequestedAttribute("manager", ValueKind.LINK),
            new RequestedAttribute("publicDelegates", ValueKind.LINK));
    private static final RequestedAttribute MEMBER = new RequestedAttribute("member", ValueKind.LINK);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatWasReadIsWhatTheDirectoryHolds(long seed) throws IOException {
        Random random = new Random(seed);
        try (SampleForest forest = SampleForest.builder()
                .domain("random.test", new Size(60, 12, 6))
                .settings(ServerSettings.windows()
                        .withMaximumValueRange(4 + random.nextInt(6))
                        .withDirSyncPages(3 + random.nextInt(20), 1 << 20))
                .seed(seed)
                .start()) {
            SampleDomain domain = forest.domain("random.test");
            ReadSettings settings = settings(random, domain);
            RandomChanges changes = new RandomChanges(seed);
            Reading reading = new Reading();
            try (DirectoryConnection connection = connect(domain)) {
                DirectoryPosition position = new ReadAll(connection, settings).read(reading);
                for (int round = 0; round < 8; round++) {
                    String where = "seed " + seed + ", round " + round + ", " + settings;
                    new Expectation(domain, settings).compare(reading, connection, where);
                    changes.apply(domain, 12);
                    reading.forgetEntries();
                    position = new ReadChanges(connection, settings).read(position, reading);
                }
                alone(domain, settings, connection, "seed " + seed);
            }
        }
    }

    /** Attributes read alone are the same. */
    private static void alone(
            SampleDomain domain, ReadSettings settings, DirectoryConnection connection, String where) {
        Reading reading = new Reading();
        new ReadAttributes(connection, settings).read(reading);
        Expectation expected = new Expectation(domain, settings);
        for (LiveObject object : domain.snapshot()) {
            Reading.Staged staged = reading.staged.getOrDefault(guid(object.guid()), new Reading.Staged());
            if (expected.isWhole(object)) {
                expected.compareValues(object, staged, where);
            } else {
                assertThat(staged.attributes).as(where).isEmpty();
            }
            expected.compareMembers(object, staged, where);
        }
    }

    private static ReadSettings settings(Random random, SampleDomain domain) {
        List<LiveObject> all = domain.snapshot();
        List<RequestedAttribute> attributes = new ArrayList<>(VALUES);
        attributes.addAll(LINKS);
        if (random.nextBoolean()) {
            attributes.add(MEMBER);
        }
        List<ObjectGuid> units = ofClass(all, "organizationalUnit");
        List<ObjectGuid> groups = ofClass(all, "group");
        Membership membership = switch (random.nextInt(3)) {
            case 0 -> Membership.NONE;
            case 1 -> new Membership(Set.copyOf(groups.subList(0, 3)), false);
            default -> new Membership(Set.of(), true);
        };
        return new ReadSettings(
                attributes,
                random.nextBoolean() ? List.of("user") : List.of("user", "group"),
                random.nextBoolean() ? List.of() : pick(random, units, 3),
                random.nextBoolean() ? List.of() : pick(random, units, 2),
                membership,
                5 + random.nextInt(50));
    }

    private static List<ObjectGuid> pick(Random random, List<ObjectGuid> all, int count) {
        return random.ints(count, 0, all.size()).distinct().mapToObj(all::get).toList();
    }

    private static List<ObjectGuid> ofClass(List<LiveObject> all, String objectClass) {
        return all.stream()
                .filter(object -> object.objectClass().equals(objectClass))
                .map(object -> guid(object.guid()))
                .toList();
    }

    private static ObjectGuid guid(UUID guid) {
        return ObjectGuid.parse(guid.toString());
    }

    private DirectoryConnection connect(SampleDomain domain) throws IOException {
        Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
        DirectoryLocation location = new DirectoryLocation(
                List.of(domain.host()),
                domain.ldapsPort(),
                true,
                Optional.of(authority),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        return new ConnectDirectory(
                        location,
                        new Credentials.Simple(
                                domain.serviceAccount().bindName(),
                                Secret.of(domain.serviceAccount().password().toCharArray())))
                .connect();
    }

    /** What the directory holds now, and what of it may be told. */
    private static final class Expectation {
        private final List<LiveObject> all;
        private final Map<ObjectGuid, LiveObject> byGuid = new HashMap<>();
        private final ReadSettings settings;

        Expectation(SampleDomain domain, ReadSettings settings) {
            this.all = domain.snapshot();
            this.settings = settings;
            all.forEach(object -> byGuid.put(guid(object.guid()), object));
        }

        void compare(Reading reading, DirectoryConnection connection, String where) {
            assertNothingIsToldThatIsOutOfScope(reading, where);
            // what came into scope with a container that moved is asked for, as the service does
            Set<ObjectGuid> missing = all.stream()
                    .filter(this::isWhole)
                    .map(object -> guid(object.guid()))
                    .filter(guid -> reading.of(guid).reduced)
                    .collect(Collectors.toSet());
            new ReadObjects(connection, settings).read(missing, reading);
            for (LiveObject object : all) {
                if (!isWanted(object) && !tellsMembers(object)) {
                    continue;
                }
                Reading.Staged staged = reading.of(guid(object.guid()));
                assertThat(staged.deleted).as(where + ": " + object.dn()).isFalse();
                assertThat(staged.parent).as(where + ": " + object.dn()).isEqualTo(guid(object.parent()));
                if (isWhole(object)) {
                    assertThat(staged.reduced).as(where + ": " + object.dn()).isFalse();
                    compareValues(object, staged, where);
                }
                compareMembers(object, staged, where);
            }
            reading.staged.forEach((guid, staged) -> assertThat(staged.deleted || byGuid.containsKey(guid))
                    .as(where + ": " + guid)
                    .isTrue());
        }

        void compareValues(LiveObject object, Reading.Staged staged, String where) {
            String what = where + ": " + object.dn();
            for (RequestedAttribute value : VALUES) {
                Stream<byte[]> read = staged.attributes.getOrDefault(value.name(), List.of()).stream();
                assertThat(read.map(bytes -> text(value, bytes)))
                        .as(what + " " + value.name())
                        .containsExactlyInAnyOrderElementsOf(object.attributes().getOrDefault(value.name(), List.of()));
            }
            for (RequestedAttribute link : LINKS) {
                assertThat(staged.targets(link.name()))
                        .as(what + " " + link.name())
                        .isEqualTo(targets(object, link.name()));
            }
        }

        void compareMembers(LiveObject object, Reading.Staged staged, String where) {
            boolean asked = settings.attributes().contains(MEMBER) && isWhole(object);
            if (tellsMembers(object) || asked) {
                assertThat(staged.targets("member"))
                        .as(where + ": members of " + object.dn())
                        .isEqualTo(targets(object, "member"));
            }
        }

        private void assertNothingIsToldThatIsOutOfScope(Reading reading, String where) {
            for (DirectoryEntry entry : reading.entries) {
                LiveObject object = byGuid.get(entry.guid());
                if (object == null || entry.deleted() || isWhole(object) || isTree(object)) {
                    continue;
                }
                String what = where + ": " + object.dn();
                assertThat(isWanted(object) || tellsMembers(object)).as(what).isTrue();
                assertThat(entry.attributes()).as(what).isEmpty();
                assertThat(entry.rdn()).as(what).isEmpty();
                Set<String> links = entry.links().stream().map(LinkValues::name).collect(Collectors.toSet());
                assertThat(links).as(what).isSubsetOf(tellsMembers(object) ? Set.of("member") : Set.of());
            }
        }

        boolean isWhole(LiveObject object) {
            return isWanted(object) && inScope(object);
        }

        private boolean isWanted(LiveObject object) {
            return settings.objectClasses().contains(object.objectClass());
        }

        private static boolean isTree(LiveObject object) {
            return Set.of("organizationalUnit", "container", "builtinDomain", "domainDNS", "lostAndFound")
                    .contains(object.objectClass());
        }

        private boolean tellsMembers(LiveObject object) {
            return object.objectClass().equals("group") && settings.membership().concerns(guid(object.guid()));
        }

        private boolean inScope(LiveObject object) {
            Set<UUID> above = new HashSet<>();
            LiveObject at = object;
            while (at != null && above.add(at.guid())) {
                if (settings.excluded().contains(guid(at.guid()))) {
                    return false;
                }
                if (settings.containers().contains(guid(at.guid()))) {
                    return true;
                }
                at = byGuid.get(guid(at.parent()));
            }
            return settings.containers().isEmpty();
        }

        private static Set<ObjectGuid> targets(LiveObject object, String link) {
            return object.links().getOrDefault(link, List.of()).stream()
                    .map(RandomReadingTest::guid)
                    .collect(Collectors.toSet());
        }

        private static String text(RequestedAttribute attribute, byte[] value) {
            return attribute.kind() == ValueKind.BINARY
                    ? Base64.getEncoder().encodeToString(value)
                    : new String(value, StandardCharsets.UTF_8);
        }
    }
}
