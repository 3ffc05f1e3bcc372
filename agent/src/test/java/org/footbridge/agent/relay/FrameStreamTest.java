package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.footbridge.directory.AttributeSyntax;
import org.footbridge.directory.AttributeValues;
import org.footbridge.directory.DirectoryEntry;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectorySchema;
import org.footbridge.directory.DomainNames;
import org.footbridge.directory.LinkValues;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.SchemaAttribute;
import org.footbridge.directory.SchemaClass;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.AttributeDescription;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.SchemaDescription;
import org.junit.jupiter.api.Test;

class FrameStreamTest {
    private static final int LIMIT = 64 * 1024;
    private final List<Frame> frames = new ArrayList<>();
    private long now;

    @Test
    void framesAreNumberedWithoutGapsAndEndWithCompleted() {
        FrameStream stream = stream(3);
        for (int i = 0; i < 8; i++) {
            stream.accept(whole(i, List.of(), List.of()));
        }
        stream.completed(Completed.newBuilder());
        assertThat(frames).extracting(Frame::getSequence).containsExactly(0, 1, 2, 3);
        assertThat(frames)
                .extracting(Frame::getStreamId)
                .containsOnly(frames.getFirst().getStreamId());
        assertThat(frames.subList(0, 3))
                .extracting(frame -> frame.getPage().getEntriesCount())
                .containsExactly(3, 3, 2);
        assertThat(frames.getLast().getCompleted().getEntries()).isEqualTo(8);
    }

    @Test
    void noFrameIsLargerThanTheLimit() {
        FrameStream stream = stream(1000);
        for (int i = 0; i < 50; i++) {
            stream.accept(
                    whole(i, List.of(new AttributeValues("thumbnailPhoto", List.of(new byte[9_000]))), List.of()));
        }
        stream.completed(Completed.newBuilder());
        assertThat(frames).allMatch(frame -> frame.getSerializedSize() <= LIMIT);
        assertThat(frames.size()).isBetween(8, 12);
    }

    @Test
    void aLargeGroupIsSplitIntoMoreLinksAndNothingIsLost() {
        List<ObjectGuid> members =
                IntStream.range(0, 25_000).mapToObj(i -> new ObjectGuid(i, 7)).toList();
        FrameStream stream = stream(1000);
        stream.accept(whole(1, List.of(), List.of(new LinkValues("member", members, List.of()))));
        stream.completed(Completed.newBuilder());
        List<Entry> entries = entries();
        assertThat(frames).allMatch(frame -> frame.getSerializedSize() <= LIMIT);
        assertThat(entries.getFirst().getKind()).isEqualTo(Entry.Kind.WHOLE);
        assertThat(entries.subList(1, entries.size()))
                .isNotEmpty()
                .allMatch(entry -> entry.getKind() == Entry.Kind.MORE_LINKS);
        assertThat(entries.stream()
                        .flatMap(entry -> entry.getLinksList().stream())
                        .flatMap(link -> link.getAddedList().stream())
                        .map(bytes -> ObjectGuid.of(bytes.toByteArray())))
                .containsExactlyElementsOf(members);
    }

    @Test
    void aLargePatchStaysAPatchAndRemovesBeforeItAdds() {
        List<ObjectGuid> many =
                IntStream.range(0, 5_000).mapToObj(i -> new ObjectGuid(i, 7)).toList();
        FrameStream stream = stream(1000);
        stream.accept(new DirectoryEntry(
                DirectoryEntry.Kind.PATCH,
                new ObjectGuid(1, 1),
                "",
                Optional.empty(),
                "",
                false,
                false,
                List.of(),
                List.of(new LinkValues("member", many, many))));
        stream.completed(Completed.newBuilder());
        assertThat(entries()).hasSizeGreaterThan(1).allMatch(entry -> entry.getKind() == Entry.Kind.PATCH);
        assertThat(entries().getFirst().getLinks(0).getRemovedCount()).isPositive();
        assertThat(entries().getLast().getLinks(0).getAddedCount()).isPositive();
    }

    @Test
    void attributesThatDoNotFitTogetherFollowAsPatches() {
        List<AttributeValues> attributes = IntStream.range(0, 5)
                .mapToObj(i -> new AttributeValues("a" + i, List.of(new byte[20_000])))
                .toList();
        FrameStream stream = stream(1000);
        stream.accept(whole(1, attributes, List.of()));
        stream.completed(Completed.newBuilder());
        assertThat(entries()).extracting(Entry::getKind).startsWith(Entry.Kind.WHOLE, Entry.Kind.PATCH);
        assertThat(entries().stream()
                        .flatMap(entry -> entry.getAttributesList().stream())
                        .map(org.footbridge.relay.wire.AttributeValues::getName))
                .containsExactly("a0", "a1", "a2", "a3", "a4");
    }

    @Test
    void valuesThatCanNeverFitAreLeftOutAndCountedAndTheObjectGoesOn() {
        FrameStream stream = stream(1000);
        stream.accept(whole(
                1,
                List.of(
                        new AttributeValues("jpegPhoto", List.of(new byte[LIMIT], new byte[2 * LIMIT])),
                        new AttributeValues("displayName", List.of(new byte[20]))),
                List.of()));
        stream.accept(whole(2, List.of(), List.of()));
        stream.completed(Completed.newBuilder());
        assertThat(entries()).hasSize(2);
        assertThat(entries().getFirst().getAttributesList())
                .satisfiesExactly(
                        photo -> {
                            assertThat(photo.getName()).isEqualTo("jpegPhoto");
                            assertThat(photo.getValuesCount()).isZero();
                            assertThat(photo.getRefusedBytes()).isBetween(3L * LIMIT, 3L * LIMIT + 100);
                        },
                        name -> {
                            assertThat(name.getValuesCount()).isEqualTo(1);
                            assertThat(name.getRefusedBytes()).isZero();
                        });
        assertThat(frames).allMatch(frame -> frame.getSerializedSize() <= LIMIT);
    }

    @Test
    void anEntryOfAnySizeNeverMakesAFrameLargerThanTheLimit() {
        Random random = new Random(7);
        FrameStream stream = stream(1000);
        for (int i = 0; i < 300; i++) {
            List<AttributeValues> attributes = IntStream.range(0, random.nextInt(12))
                    .mapToObj(a -> new AttributeValues(
                            "attribute" + a,
                            IntStream.range(0, random.nextInt(40))
                                    .mapToObj(_ -> new byte[random.nextInt(1 << random.nextInt(1, 17))])
                                    .toList()))
                    .toList();
            stream.accept(whole(i, attributes, List.of()));
        }
        stream.completed(Completed.newBuilder());
        assertThat(frames).allMatch(frame -> frame.getSerializedSize() <= LIMIT);
    }

    /** A page of a thousand people with photos passes through the memory of about one frame. */
    @Test
    void noMoreThanAFrameIsHeldHoweverMuchIsRead() {
        long[] counted = new long[3];
        FrameStream stream = new FrameStream(
                Request.newBuilder().setId("r1").setDeadlineMillis(100_000).build(),
                "agent",
                RelayLimits.MAX_FRAME_BYTES,
                1000,
                frame -> counted[1] += frame.getSerializedSize(),
                () -> now);
        for (int i = 0; i < 1000; i++) {
            stream.accept(
                    whole(i, List.of(new AttributeValues("thumbnailPhoto", List.of(new byte[100_000]))), List.of()));
            counted[0] += 100_000;
            counted[2] = Math.max(counted[2], counted[0] - counted[1]);
        }
        stream.completed(Completed.newBuilder());
        assertThat(counted[1]).as("all was sent").isGreaterThan(counted[0]);
        assertThat(counted[2]).as("held at most").isLessThanOrEqualTo(RelayLimits.MAX_FRAME_BYTES);
    }

    @Test
    void aSchemaIsSplitAndNothingIsLost() {
        List<SchemaAttribute> attributes = IntStream.range(0, 5_000)
                .mapToObj(i -> new SchemaAttribute(
                        "attribute" + i, AttributeSyntax.STRING, i % 2 == 0, false, true, i, OptionalInt.of(i), false))
                .toList();
        SchemaClass user = new SchemaClass(
                "user",
                List.of("top"),
                List.of("mailRecipient"),
                List.of("cn"),
                attributes.stream().map(SchemaAttribute::name).limit(400).toList());
        FrameStream stream = stream(1000);
        stream.schema(new DirectorySchema(
                new DomainNames("corp.example", "CORP", "example", "EXAMPLE"), attributes, List.of(user)));
        stream.completed(Completed.newBuilder());
        List<SchemaDescription> parts =
                frames.stream().filter(Frame::hasSchema).map(Frame::getSchema).toList();
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(frames).allMatch(frame -> frame.getSerializedSize() <= LIMIT);
        assertThat(parts.stream().flatMap(part -> part.getAttributesList().stream()))
                .extracting(AttributeDescription::getName)
                .containsExactlyElementsOf(
                        attributes.stream().map(SchemaAttribute::name).toList());
        assertThat(parts.stream().flatMap(part -> part.getClassesList().stream()))
                .singleElement()
                .satisfies(described -> {
                    assertThat(described.getAllowedCount()).isEqualTo(400);
                    assertThat(described.getRequiredList()).containsExactly("cn");
                });
        assertThat(parts.stream().filter(SchemaDescription::hasDomain))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.getDomain().getForestNetbiosName()).isEqualTo("EXAMPLE"));
    }

    @Test
    void workingIsSaidOnlyAfterSilenceAndNeverAfterTheEnd() {
        FrameStream stream = stream(1000);
        stream.working();
        assertThat(frames).isEmpty();
        now += 4_500;
        stream.working();
        assertThat(frames).singleElement().matches(Frame::hasWorking);
        stream.accept(whole(1, List.of(), List.of()));
        now += 4_500;
        stream.working();
        assertThat(frames).last().matches(Frame::hasPage);
        stream.completed(Completed.newBuilder());
        int all = frames.size();
        now += 60_000;
        stream.working();
        assertThat(frames).hasSize(all);
    }

    @Test
    void workStopsAtTheDeadline() {
        FrameStream stream = stream(1000);
        now = 100_001;
        assertThatThrownBy(() -> stream.accept(whole(1, List.of(), List.of())))
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DEADLINE_EXCEEDED));
    }

    private FrameStream stream(int entriesPerFrame) {
        Request request =
                Request.newBuilder().setId("r1").setDeadlineMillis(100_000).build();
        return new FrameStream(request, "agent", LIMIT, entriesPerFrame, frames::add, () -> now);
    }

    private List<Entry> entries() {
        return frames.stream()
                .flatMap(frame -> frame.getPage().getEntriesList().stream())
                .toList();
    }

    private static DirectoryEntry whole(int number, List<AttributeValues> attributes, List<LinkValues> links) {
        return new DirectoryEntry(
                DirectoryEntry.Kind.WHOLE,
                new ObjectGuid(number, number),
                "user",
                Optional.of(new ObjectGuid(9, 9)),
                "CN=" + number,
                false,
                false,
                attributes,
                links);
    }
}
