package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.SynchronizationJob;
import com.microsoft.graph.models.SynchronizationJobRestartCriteria;
import com.microsoft.graph.models.SynchronizationJobRestartScope;
import com.microsoft.graph.models.SynchronizationStatusCode;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.serviceprincipals.item.synchronization.SynchronizationRequestBuilder;
import com.microsoft.graph.serviceprincipals.item.synchronization.jobs.item.restart.RestartPostRequestBody;
import com.microsoft.graph.users.delta.DeltaGetResponse;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.TestTenant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Microsoft's own client, which knows nothing of this service, works with it. */
class GraphSdkTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("sdk");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    private GraphServiceClient client(String token) {
        AccessTokenProvider tokens = new AccessTokenProvider() {
            @Override
            public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
                return token;
            }

            @Override
            public AllowedHostsValidator getAllowedHostsValidator() {
                return new AllowedHostsValidator("localhost");
            }
        };
        OkHttpClient http = GraphClientFactory.create()
                .sslSocketFactory(service.trusting().getSocketFactory(), service.trusted())
                .build();
        GraphServiceClient client = new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(tokens), http);
        client.getRequestAdapter().setBaseUrl(service.url() + "/v1.0");
        return client;
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    @Test
    void itListsUsersInPages() throws Exception {
        List<String> made = new ArrayList<>();
        for (String name : List.of("Ada", "Bob", "Eve", "Zoe", "Zed")) {
            made.add(rows.user(name, "").toString());
        }
        GraphServiceClient client = client(tenant.reader());
        UserCollectionResponse first = there(client.users().get(request -> {
            there(request.queryParameters).top = 2;
            there(request.queryParameters).count = true;
            there(request.queryParameters).select = new String[] {"id", "displayName", "onPremisesSyncEnabled"};
        }));
        assertThat(first.getOdataCount()).isEqualTo(5);
        List<String> read = new ArrayList<>();
        new PageIterator.Builder<User, UserCollectionResponse>()
                .client(client)
                .collectionPage(first)
                .collectionPageFactory(UserCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(user -> read.add(there(user.getId())))
                .build()
                .iterate();
        assertThat(read).containsExactlyInAnyOrderElementsOf(made);

        User ada = there(client.users().byUserId("Ada@contoso.example").get());
        assertThat(ada.getDisplayName()).isEqualTo("Ada");
        UserCollectionResponse found = there(client.users().get(request -> {
            there(request.queryParameters).filter = "startswith(displayName,'Z')";
            there(request.queryParameters).orderby = new String[] {"displayName"};
        }));
        assertThat(there(found.getValue()).stream().map(User::getDisplayName)).containsExactly("Zed", "Zoe");
    }

    @Test
    void itReadsGroupsAndWhoIsInThem() {
        UUID ada = rows.user("Ada", "");
        UUID staff = rows.group("Staff");
        UUID inner = rows.group("Inner");
        rows.reference(staff, "members", ada);
        rows.reference(staff, "members", inner);
        GraphServiceClient client = client(tenant.reader());
        Group group = there(client.groups().byGroupId(staff.toString()).get());
        assertThat(group.getDisplayName()).isEqualTo("Staff");
        DirectoryObjectCollectionResponse members =
                there(client.groups().byGroupId(staff.toString()).members().get());
        assertThat(there(members.getValue()))
                .hasAtLeastOneElementOfType(User.class)
                .hasAtLeastOneElementOfType(Group.class)
                .extracting(member -> member.getId())
                .containsExactlyInAnyOrder(ada.toString(), inner.toString());
        DirectoryObjectCollectionResponse memberOf =
                there(client.users().byUserId(ada.toString()).memberOf().get());
        assertThat(there(memberOf.getValue())).extracting(one -> one.getId()).containsExactly(staff.toString());
    }

    @Test
    void itFollowsChanges() throws Exception {
        UUID ada = rows.user("Ada", "");
        UUID bob = rows.user("Bob", "");
        GraphServiceClient client = client(tenant.reader());
        DeltaGetResponse first = there(client.users().delta().get(request -> {
            there(request.queryParameters).select = new String[] {"displayName"};
            request.headers.add("Prefer", "odata.maxpagesize=1");
        }));
        List<String> read = new ArrayList<>();
        String link = there(iterate(client, first, user -> read.add(there(user.getId()))));
        assertThat(read).containsExactlyInAnyOrder(ada.toString(), bob.toString());

        rows.tell(bob, "updated", "displayName");
        rows.delete(ada);
        rows.tell(ada, "deleted");
        List<User> changed = new ArrayList<>();
        DeltaGetResponse next = there(client.users().delta().withUrl(link).get());
        there(iterate(client, next, changed::add));
        assertThat(changed).extracting(User::getId).containsExactly(bob.toString(), ada.toString());
        assertThat(changed.getLast().getAdditionalData()).containsKey("@removed");
    }

    private static @Nullable String iterate(
            GraphServiceClient client, DeltaGetResponse first, Function<User, Boolean> each) throws Exception {
        PageIterator<User, DeltaGetResponse> pages = new PageIterator.Builder<User, DeltaGetResponse>()
                .client(client)
                .collectionPage(first)
                .collectionPageFactory(DeltaGetResponse::createFromDiscriminatorValue)
                .processPageItemCallback(each)
                .build();
        pages.iterate();
        return pages.getDeltaLink();
    }

    @Test
    void itSendsBatches() throws Exception {
        UUID ada = rows.user("Ada", "");
        UUID staff = rows.group("Staff");
        GraphServiceClient client = client(tenant.reader());
        BatchRequestContent batch = new BatchRequestContent(client);
        String user = batch.addBatchRequestStep(
                client.users().byUserId(ada.toString()).toGetRequestInformation());
        String group = batch.addBatchRequestStep(
                client.groups().byGroupId(staff.toString()).toGetRequestInformation());
        String nobody = batch.addBatchRequestStep(
                client.users().byUserId(UUID.randomUUID().toString()).toGetRequestInformation());
        BatchResponseContent answers = there(client.getBatchRequestBuilder().post(batch, null));
        assertThat(there(answers.getResponseById(user, User::createFromDiscriminatorValue))
                        .getDisplayName())
                .isEqualTo("Ada");
        assertThat(there(answers.getResponseById(group, Group::createFromDiscriminatorValue))
                        .getDisplayName())
                .isEqualTo("Staff");
        assertThat(answers.getResponsesStatusCode()).containsEntry(nobody, 404);
    }

    @Test
    void itDrivesTheSynchronization() {
        rows.directory("sdk.example.com");
        UUID configuration = service.bean(Configurations.class)
                .save(
                        tenant.id(),
                        "main",
                        JsonMapper.shared().readTree("{\"directory\":\"sdk.example.com\",\"enabled\":true}"),
                        "test")
                .id();
        SynchronizationRequestBuilder synchronization = client(tenant.administrator())
                .servicePrincipals()
                .byServicePrincipalId(configuration.toString())
                .synchronization();
        List<SynchronizationJob> jobs =
                there(there(synchronization.jobs().get()).getValue());
        assertThat(jobs).hasSize(1);
        var job = synchronization
                .jobs()
                .bySynchronizationJobId(there(jobs.getFirst().getId()));
        assertThat(there(there(job.get()).getSchedule()).getInterval()).isNotNull();
        assertThat(there(there(job.schema().get()).getSynchronizationRules())
                        .getFirst()
                        .getObjectMappings())
                .isNotEmpty();
        assertThat(there(synchronization.templates().get()).getValue()).hasSize(1);

        job.pause().post();
        assertThat(code(there(job.get()))).isEqualTo(SynchronizationStatusCode.Paused);
        job.start().post();
        assertThat(code(there(job.get()))).isNotEqualTo(SynchronizationStatusCode.Paused);
        SynchronizationJobRestartCriteria criteria = new SynchronizationJobRestartCriteria();
        criteria.setResetScope(
                EnumSet.of(SynchronizationJobRestartScope.QuarantineState, SynchronizationJobRestartScope.Escrows));
        RestartPostRequestBody restart = new RestartPostRequestBody();
        restart.setCriteria(criteria);
        job.restart().post(restart);
    }

    private static @Nullable SynchronizationStatusCode code(SynchronizationJob job) {
        return there(job.getStatus()).getCode();
    }

    @Test
    void itUnderstandsWhatIsWrong() {
        GraphServiceClient client = client(tenant.reader());
        assertThatThrownBy(
                        () -> client.users().byUserId("nobody@contoso.example").get())
                .isInstanceOfSatisfying(ODataError.class, error -> {
                    assertThat(there(error.getError()).getCode()).isEqualTo("Request_ResourceNotFound");
                    assertThat(there(there(error.getError()).getInnerError()).getRequestId())
                            .isNotEmpty();
                    assertThat(there(there(error.getError()).getInnerError()).getDate())
                            .isNotNull();
                });
    }
}
