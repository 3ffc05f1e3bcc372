package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.footbridge.directory.ScriptedServer.Answer;
import org.junit.jupiter.api.Test;

/** Answers that are right and odd, as Windows gives some and Samba gives others, and answers that are wrong. */
class OddAnswersTest {
    private static final ReadSettings MEMBERS = new ReadSettings(
            List.of(new RequestedAttribute("member", ValueKind.LINK)),
            List.of("user", "group"),
            List.of(),
            List.of(),
            100);
    private static final ObjectGuid DATABASE = guid(99);
    private static final ObjectGuid GROUP = guid(1);
    private static final DirectoryPosition POSITION =
            new DirectoryPosition(new DirSyncCookie(new byte[] {1}), DATABASE, "dc1.scripted.test", 1);

    @Test
    void changesAreReadUntilNoMoreArePromisedAcrossAnswersWithoutEntries() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        Reading reading = new Reading();
        try (ScriptedServer server = server(_ -> {
                    int number = answers.incrementAndGet();
                    Entry[] told = number % 100 == 0 ? new Entry[] {user(number)} : new Entry[0];
                    return Answer.changes(number < 500 ? 1 : 0, "cookie " + number, told);
                });
                DirectoryConnection connection = server.connect()) {
            DirectoryPosition end = new ReadChanges(connection, MEMBERS).read(POSITION, reading);
            assertThat(end.cookie().bytes()).asString().isEqualTo("cookie 500");
        }
        assertThat(reading.staged).hasSize(5);
    }

    @Test
    void aServerThatPromisesMoreForEverIsNotFollowedForEver() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        try (ScriptedServer turning = server(_ -> Answer.changes(1, "cookie " + answers.incrementAndGet() % 2));
                DirectoryConnection connection = turning.connect()) {
            assertThatThrownBy(() -> new ReadChanges(connection, MEMBERS).read(POSITION, new Reading()))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.ANSWER_UNEXPECTED);
                        assertThat(failure.reason()).contains("does not move on");
                    });
        }
        try (ScriptedServer still = server(_ -> Answer.changes(1, "the same", user(1)));
                DirectoryConnection connection = still.connect()) {
            assertThatThrownBy(() -> new ReadChanges(connection, MEMBERS).read(POSITION, new Reading()))
                    .isInstanceOf(DirectoryFailure.class);
            assertThat(still.searches().stream().filter(OddAnswersTest::isDirSync))
                    .hasSize(2);
        }
    }

    @Test
    void anAnswerThatBreaksOffMeansThatTheDirectoryIsToBeReadInFull() throws Exception {
        for (ResultCode code : List.of(
                ResultCode.SIZE_LIMIT_EXCEEDED, ResultCode.TIME_LIMIT_EXCEEDED, ResultCode.ADMIN_LIMIT_EXCEEDED)) {
            try (ScriptedServer server = server(_ -> new Answer(List.of(user(1), user(2)), code, List.of()));
                    DirectoryConnection connection = server.connect()) {
                assertThatThrownBy(() -> new ReadChanges(connection, MEMBERS).read(POSITION, new Reading()))
                        .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                            assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.WATERMARK_REFUSED);
                            assertThat(failure.reason()).contains(code.getName());
                        });
            }
        }
    }

    @Test
    void anEmptyMemberBesideChangesOfMembersSaysNothing() throws Exception {
        Entry changed = group(
                new Attribute("member"),
                new Attribute("member;range=1-1", name(5), name(6)),
                new Attribute("member;range=0-0", name(7)));
        Reading reading = new Reading();
        try (ScriptedServer server = server(_ -> Answer.changes(0, "end", changed));
                DirectoryConnection connection = server.connect()) {
            new ReadChanges(connection, MEMBERS).read(POSITION, reading);
            assertThat(server.searches().stream().filter(search -> !isDirSync(search)))
                    .as("invocationId only: the group is not read again")
                    .hasSize(1);
        }
        assertThat(reading.entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.links())
                        .containsExactly(new LinkValues("member", List.of(guid(5), guid(6)), List.of(guid(7)))));
    }

    @Test
    void membersListedWholeAndInRangesInsteadOfChangesAreReadPieceByPiece() throws Exception {
        int all = 3200;
        Entry listed = group(new Attribute("member"), range("0-1499", 0, 1499));
        Reading reading = new Reading();
        try (ScriptedServer server = server(search -> {
                    if (isDirSync(search)) {
                        return Answer.changes(0, "end", listed);
                    }
                    String asked = search.getAttributes().stream()
                            .filter(attribute -> attribute.startsWith("member;range="))
                            .findFirst()
                            .orElse("member;range=0-*");
                    int from = Integer.parseInt(asked.substring(13, asked.indexOf('-')));
                    int to = Math.min(from + 1499, all - 1);
                    String range = from + "-" + (to == all - 1 ? "*" : to);
                    return Answer.of(group(new Attribute("member"), range(range, from, to)));
                });
                DirectoryConnection connection = server.connect()) {
            new ReadChanges(connection, MEMBERS).read(POSITION, reading);
        }
        assertThat(reading.of(GROUP).targets("member"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, all).mapToObj(i -> guid(10_000 + i)).toList());
    }

    @Test
    void aRefusalInTheMiddleOfPagesIsNeverTakenForTheEnd() throws Exception {
        try (ScriptedServer server = server(search -> isDirSync(search)
                        ? Answer.changes(0, "start")
                        : new Answer(List.of(user(1)), ResultCode.UNAVAILABLE, List.of()));
                DirectoryConnection connection = server.connect()) {
            assertThatThrownBy(() -> new ReadAll(connection, MEMBERS).read(new Reading()))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.BUSY);
                        assertThat(failure.retriable()).isTrue();
                    });
        }
    }

    /** @param script of everything but the invocationId */
    private static ScriptedServer server(Function<SearchRequestProtocolOp, Answer> script) throws IOException {
        return new ScriptedServer(search -> {
            if (search.getBaseDN().startsWith("CN=NTDS Settings")) {
                Entry settings = new Entry(search.getBaseDN());
                settings.addAttribute("invocationId", DATABASE.bytes());
                return Answer.of(settings);
            }
            return script.apply(search);
        });
    }

    /** Changes are asked for with what tells of deletions; a position alone with the GUID and nothing else. */
    private static boolean isDirSync(SearchRequestProtocolOp search) {
        return search.getAttributes().contains("isDeleted")
                || search.getAttributes().equals(List.of("objectGUID"));
    }

    private static Entry user(int number) {
        Entry entry = new Entry("<GUID=" + guid(number) + ">;CN=U" + number + "," + ScriptedServer.BASE);
        entry.addAttribute("objectGUID", guid(number).bytes());
        entry.addAttribute("objectClass", "top", "person", "user");
        entry.addAttribute("parentGUID", guid(2).bytes());
        entry.addAttribute("name", "U" + number);
        return entry;
    }

    private static Entry group(Attribute... attributes) {
        Entry entry = new Entry("<GUID=" + GROUP + ">;CN=Team," + ScriptedServer.BASE);
        entry.addAttribute("objectGUID", GROUP.bytes());
        entry.addAttribute("objectClass", "top", "group");
        entry.addAttribute("parentGUID", guid(2).bytes());
        entry.addAttribute("name", "Team");
        for (Attribute attribute : attributes) {
            entry.addAttribute(attribute);
        }
        return entry;
    }

    private static Attribute range(String range, int from, int to) {
        return new Attribute(
                "member;range=" + range,
                IntStream.rangeClosed(from, to).mapToObj(i -> name(10_000 + i)).toList());
    }

    private static String name(int number) {
        return "<GUID=" + guid(number) + ">;CN=M" + number + "," + ScriptedServer.BASE;
    }

    private static ObjectGuid guid(int number) {
        byte[] bytes = new byte[ObjectGuid.LENGTH];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        bytes[2] = (byte) (number >> 16);
        bytes[15] = 1;
        return ObjectGuid.of(bytes);
    }
}
