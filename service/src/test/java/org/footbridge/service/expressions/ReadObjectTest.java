package org.footbridge.service.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.projection.DrawKey;
import org.footbridge.engine.projection.EvaluateOne;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;

class ReadObjectTest {
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final UUID DIRECTORY = new UUID(2, 2);
    private static final ObjectGuid ANN = new ObjectGuid(new UUID(3, 3));
    private static final String NAME = "CN=Ann,DC=corp,DC=example";

    private final OneObject directory = new OneObject();
    private final ReadObject readObject = new ReadObject(directory);

    /** A directory that holds one object, and tells of it what it is asked. */
    private static final class OneObject implements DirectoryRequests {
        private final List<Request> requests = new ArrayList<>();

        @Override
        public void exchange(
                TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
            requests.add(body);
            consumer.began("stream", "agent");
            if (body.hasResolveNames()) {
                String name = body.getResolveNames().getNames(0);
                consumer.resolved(Resolved.newBuilder()
                        .addNames(Resolved.Name.newBuilder()
                                .setName(name)
                                .setGuid(name.equalsIgnoreCase(NAME) ? bytes() : ByteString.EMPTY))
                        .build());
            } else if (body.getReadObjects().getGuidsList().contains(bytes())) {
                Entry.Builder entry = Entry.newBuilder()
                        .setKind(Entry.Kind.WHOLE)
                        .setGuid(bytes())
                        .setObjectClass("user")
                        .setRdn("CN=Ann");
                Map<String, ByteString> held = Map.of(
                        "distinguishedName", ByteString.copyFromUtf8(NAME),
                        "givenName", ByteString.copyFromUtf8(" Ann "),
                        "userAccountControl", ByteString.copyFromUtf8("514"),
                        "thumbnailPhoto", ByteString.copyFrom(new byte[] {1, 2, 3}));
                body.getReadObjects().getSettings().getAttributesList().forEach(asked -> {
                    ByteString value = held.get(asked.getName());
                    if (value != null) {
                        entry.addAttributes(AttributeValues.newBuilder()
                                .setName(asked.getName())
                                .addValues(value));
                    }
                });
                consumer.page(Page.newBuilder().addEntries(entry).build());
            }
            consumer.completed(Completed.getDefaultInstance());
        }

        private static ByteString bytes() {
            return ByteString.copyFrom(ANN.toDirectoryBytes());
        }

        private List<String> asked() {
            return requests.getLast().getReadObjects().getSettings().getAttributesList().stream()
                    .map(AttributeRequest::getName)
                    .toList();
        }
    }

    private StagedObject read(String object, String... names) {
        return readObject.read(TENANT, DIRECTORY, object, Set.of(names), SourceAttributes.KNOWN);
    }

    @Test
    void onlyWhatTheExpressionLooksAtIsAskedFor() {
        StagedObject ann = read(NAME, "givenName", "thumbnailPhoto");
        assertThat(directory.asked()).containsExactly("distinguishedName", "givenName", "thumbnailPhoto");
        assertThat(ann.distinguishedName()).isEqualTo(NAME);
        assertThat(ann.guid()).isEqualTo(ANN);
        assertThat(ann.text("givenName")).contains("Ann");
        assertThat(ann.binary("thumbnailPhoto").orElseThrow().bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void anObjectIsFoundByItsGuidToo() {
        assertThat(read(ANN.toString(), "givenName").distinguishedName()).isEqualTo(NAME);
        assertThat(directory.requests).hasSize(1);
    }

    @Test
    void whatIsWorkedOutIsReadFromWhatItIsWorkedOutFrom() {
        StagedObject ann = read(NAME, "accountDisabled");
        assertThat(directory.asked()).containsExactly("distinguishedName", "userAccountControl");
        EvaluateOne.Result result = EvaluateOne.evaluate(
                Expression.compile("Not([accountDisabled])"),
                ann,
                DirectoryFacts.named("corp.example"),
                "corp.example",
                Instant.EPOCH,
                DrawKey.KNOWN);
        assertThat(result.inputs()).containsExactly(Map.entry("accountDisabled", new Value.Truth(true)));
        assertThat(result.outcome()).isInstanceOf(Outcome.Computed.class);
    }

    @Test
    void whatIsNotThereIsNamed() {
        ServiceFailure missing = catchThrowableOfType(ServiceFailure.class, () -> read("CN=Nobody,DC=corp", "cn"));
        assertThat(missing.code()).isEqualTo("ObjectNotFound");
        assertThat(missing.reason()).contains("CN=Nobody,DC=corp");
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> read(NAME, "manager"))
                        .code())
                .isEqualTo("ReferenceInExpression");
    }

    @Test
    void secretsAreNotAskedFor() {
        for (String name : List.of("ms-Mcs-AdmPwd", "unixUserPassword", "unicodePwd")) {
            ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> read(ANN.toString(), name));
            assertThat(refused.code()).isEqualTo("SourceAttributeSecret");
        }
        assertThat(directory.requests).isEmpty();
    }
}
