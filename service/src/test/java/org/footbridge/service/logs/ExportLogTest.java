package org.footbridge.service.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportLogTest {
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private HikariDataSource database;
    private JdbcClient jdbc;
    private ExportLog export;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh();
        jdbc = JdbcClient.create(database);
        export = new ExportLog(
                new ReadLog(jdbc), new Transactions(new DataSourceTransactionManager(database), database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private UUID event(TenantId whose, String name, String modified) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into provisioning_event (tenant_id, id, cycle_id, configuration_id, action, status, source_guid,
                            source_class, source_name, modified_properties)
                        values (?, ?, ?, ?, 'create', 'success', ?, 'user', ?, ?)
                        """)
                .params(whose.value(), id, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), name, modified)
                .update();
        return id;
    }

    private Map<String, String> files(LogFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(LogQuestion.of(tenant), format, out);
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void threeTablesAreJoinedByTheChange() throws IOException {
        UUID id = event(
                tenant,
                "Ann \"A\"\nSmith",
                "[{\"displayName\":\"jobTitle\",\"oldValue\":null,\"newValue\":\"Baker, \\\"head\\\"\"}]");
        event(new TenantId(UUID.randomUUID()), "Somebody else's", "[]");

        Map<String, String> csv = files(LogFormat.CSV);

        assertThat(csv.keySet())
                .containsExactly(
                        "ProvisioningLogs.csv",
                        "ProvisioningLogs_ModifiedProperties.csv",
                        "ProvisioningLogs_ProvisioningSteps.csv");
        assertThat(csv.get("ProvisioningLogs.csv"))
                .startsWith("\"changeId\",\"activityDateTime\",\"action\",\"status\",")
                .contains("\"" + id + "\"", "\"Ann \"\"A\"\"\nSmith\"", "\"create\",\"success\"")
                .doesNotContain("Somebody else");
        assertThat(csv.get("ProvisioningLogs_ModifiedProperties.csv"))
                .isEqualTo("\"changeId\",\"displayName\",\"oldValue\",\"newValue\"\r\n\"" + id
                        + "\",\"jobTitle\",,\"Baker, \"\"head\"\"\"\r\n");
        assertThat(String.valueOf(csv.get("ProvisioningLogs_ProvisioningSteps.csv"))
                        .lines())
                .hasSize(6)
                .allMatch(line -> line.startsWith("\"changeId\"") || line.startsWith("\"" + id + "\""));
    }

    @Test
    void whatBeginsLikeAFormulaIsNoneToASpreadsheet() throws IOException {
        event(
                tenant,
                "=1+1",
                "[{\"displayName\":\"businessPhones\",\"oldValue\":\"@SUM(A1)\",\"newValue\":\"+49 30\"}]");

        Map<String, String> csv = files(LogFormat.CSV);

        assertThat(csv.get("ProvisioningLogs.csv")).contains("\"'=1+1\"");
        assertThat(csv.get("ProvisioningLogs_ModifiedProperties.csv")).contains("\"'@SUM(A1)\",\"'+49 30\"");
        assertThat(files(LogFormat.JSON).get("ProvisioningLogs.json")).contains("\"=1+1\"");
    }

    @Test
    void whoDownloadsSlowlyHoldsNoConnection() {
        event(tenant, "Ann", "[]");
        AtomicInteger most = new AtomicInteger();
        export.write(LogQuestion.of(tenant), LogFormat.CSV, new OutputStream() {
            @Override
            public void write(int one) {
                most.accumulateAndGet(database.getHikariPoolMXBean().getActiveConnections(), Math::max);
            }
        });
        assertThat(most).hasValue(0);
    }

    @Test
    void twoExportsOfATenantAreUnderWayAtOnce() {
        LimitExports limit = new LimitExports();
        LimitExports.Permit first = limit.take(tenant);
        LimitExports.Permit second = limit.take(tenant);
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> limit.take(tenant))
                        .code())
                .isEqualTo("TooManyExports");
        limit.take(new TenantId(UUID.randomUUID())).close();
        first.close();
        limit.take(tenant).close();
        second.close();
    }

    @Test
    void asJsonEachFileIsAnArray() throws IOException {
        UUID first = event(tenant, "Ann", "[]");
        UUID second = event(tenant, "Ben", "[]");

        Map<String, String> files = files(LogFormat.JSON);

        JsonNode events = JsonMapper.shared().readTree(files.get("ProvisioningLogs.json"));
        assertThat(events.valueStream().map(event -> event.path("changeId").asString()))
                .containsExactly(second.toString(), first.toString());
        assertThat(JsonMapper.shared().readTree(files.get("ProvisioningLogs_ProvisioningSteps.json")))
                .hasSize(10);
        assertThat(JsonMapper.shared().readTree(files.get("ProvisioningLogs_ModifiedProperties.json")))
                .isEmpty();
    }
}
