package org.footbridge.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.service.audit.VerifyAudit.Fault;
import org.footbridge.service.audit.VerifyAudit.Kind;
import org.footbridge.service.keys.KeysProperties;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class AuditTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");

    private TenantId tenant;
    private TenantId other;
    private HikariDataSource database;
    private Path folder;
    private JdbcClient jdbc;
    private Transactions transactions;
    private SealHead seal;
    private Audit audit;
    private VerifyAudit verify;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabases.fresh();
        jdbc = JdbcClient.create(database);
        transactions = new Transactions(new DataSourceTransactionManager(database), database);
        folder = TestDatabases.folder();
        tenant = tenant("one");
        other = tenant("other");
        start();
    }

    private TenantId tenant(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, ?, ?, ?)")
                .params(id, name, name, name + ".example")
                .update();
        return new TenantId(id);
    }

    /** The service, which has forgotten what it knew. */
    private void start() {
        seal = new SealHead(new ServiceKeys(jdbc, new KeysProperties(folder, List.of(), new KeysProperties.Tls(true))));
        audit = new Audit(jdbc, seal, Clock.fixed(NOON, ZoneOffset.UTC));
        verify = new VerifyAudit(transactions, seal);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void record(TenantId whose, String domain) {
        transactions.run(() -> audit.record(
                whose, "client 1", "DomainAdded", AuditedChange.made("domain " + domain, Map.of("b", 1, "a", domain))));
    }

    private VerifyAudit.Verdict verify(TenantId whose) {
        return verify.verify(whose);
    }

    /** What somebody does who owns the database. */
    private void tamper(String sql, Object... parameters) {
        transactions.run(() -> {
            jdbc.sql("alter table audit_entry disable trigger user").update();
            jdbc.sql(sql).params(parameters).update();
            jdbc.sql("alter table audit_entry enable trigger user").update();
        });
    }

    @Test
    void anEntryTellsWhoWhatBeforeAndAfter() {
        transactions.run(() -> audit.record(
                tenant,
                "client 1",
                "ConfigurationChanged",
                AuditedChange.changed(
                        "configuration corp", Map.of("z", "\u00e9", "a", List.of(1, 2)), Map.of("z", "x"))));

        AuditEntry entry = find(Optional.empty()).getFirst();

        assertThat(entry.number()).isEqualTo(1);
        assertThat(entry.at()).isEqualTo(Instant.parse("2026-01-31T12:00:00.123456Z"));
        assertThat(entry.actor()).isEqualTo("client 1");
        assertThat(entry.action()).isEqualTo("ConfigurationChanged");
        assertThat(entry.object()).isEqualTo("configuration corp");
        assertThat(entry.before()).contains("{\"a\":[1,2],\"z\":\"\u00e9\"}");
        assertThat(entry.after()).contains("{\"z\":\"x\"}");
        assertThat(entry.previousHash()).isEqualTo("0".repeat(64));
    }

    private List<AuditEntry> find(Optional<String> object) {
        return new AuditLog(jdbc)
                .find(
                        tenant,
                        new AuditLog.Question(
                                Optional.empty(),
                                Optional.empty(),
                                object,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        10);
    }

    @Test
    void entriesAreFoundByTheBeginningOfTheirObjectNewestFirst() {
        List.of("a.example", "b.example", "ab.example").forEach(domain -> record(tenant, domain));

        assertThat(find(Optional.of("domain a")).stream().map(AuditEntry::object))
                .containsExactly("domain ab.example", "domain a.example");
    }

    @Test
    void aWholeChainIsWholeAndTenantsHaveTheirOwn() {
        for (int i = 0; i < 5; i++) {
            record(tenant, i + ".example");
        }
        record(other, "other.example");

        assertThat(verify(tenant)).returns(true, VerifyAudit.Verdict::whole).returns(5L, VerifyAudit.Verdict::entries);
        assertThat(verify(other)).returns(true, VerifyAudit.Verdict::whole).returns(1L, VerifyAudit.Verdict::entries);
        assertThat(verify(new TenantId(UUID.randomUUID())).whole()).isTrue();
        tamper("delete from audit_entry where tenant_id = ?", other.value());
        assertThat(verify(tenant).whole()).isTrue();
    }

    @Test
    void nothingIsChangedOrDeletedByTheServicesOwnHand() {
        record(tenant, "a.example");
        for (String sql :
                List.of("update audit_entry set actor = 'nobody'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> transactions.run(() -> jdbc.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
        assertThat(verify(tenant).entries()).isEqualTo(1);
    }

    @Test
    void anAlteredEntryIsNamed() {
        for (int i = 1; i <= 4; i++) {
            record(tenant, i + ".example");
        }
        tamper("update audit_entry set actor = 'somebody else' where tenant_id = ? and number = 2", tenant.value());

        assertThat(verify(tenant).faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(2L, Kind.ALTERED));
    }

    @Test
    void aMissingEntryIsNamedInTheMiddleAndAtTheEnd() {
        for (int i = 1; i <= 5; i++) {
            record(tenant, i + ".example");
        }
        tamper("delete from audit_entry where tenant_id = ? and number in (3, 5)", tenant.value());
        start();

        assertThat(verify(tenant).faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(3L, Kind.MISSING), tuple(5L, Kind.MISSING));
    }

    @Test
    void entriesThatChangedPlacesAreFound() {
        for (int i = 1; i <= 4; i++) {
            record(tenant, i + ".example");
        }
        tamper(
                "update audit_entry set number = case number when 2 then 1002 else 1003 end where tenant_id = ? and number in (2, 3)",
                tenant.value());
        tamper(
                "update audit_entry set number = case number when 1002 then 3 else 2 end where tenant_id = ? and number > 1000",
                tenant.value());

        assertThat(verify(tenant).faults())
                .extracting(Fault::number, Fault::kind)
                .contains(tuple(2L, Kind.REORDERED), tuple(3L, Kind.REORDERED))
                .doesNotContain(tuple(1L, Kind.ALTERED));
    }

    @Test
    void aChainThatWasWrittenAnewDoesNotFitItsSeal() {
        record(tenant, "a.example");
        record(tenant, "b.example");
        AuditEntry last = find(Optional.empty()).getFirst();
        AuditEntry forged = new AuditEntry(
                        last.tenant(),
                        last.number(),
                        last.at(),
                        "somebody else",
                        last.action(),
                        last.object(),
                        last.before(),
                        last.after(),
                        last.previousHash(),
                        "")
                .hashed();
        tamper(
                "update audit_entry set actor = ?, hash = decode(?, 'hex') where tenant_id = ? and number = 2",
                forged.actor(),
                forged.hash(),
                tenant.value());
        start();
        assertThat(verify(tenant).faults()).extracting(Fault::kind).containsExactly(Kind.SEAL);

        jdbc.sql("update audit_head set hash = decode(?, 'hex') where tenant_id = ?")
                .params(forged.hash(), tenant.value())
                .update();
        assertThat(verify(tenant).faults()).extracting(Fault::kind).containsExactly(Kind.SEAL);
    }

    /** Writes the actor of an entry, and what follows from it, anew: all but the seal. */
    private void forge(long number) {
        List<AuditEntry> chain = find(Optional.empty()).reversed();
        String before = chain.get((int) number - 1).previousHash();
        for (AuditEntry entry : chain.subList((int) number - 1, chain.size())) {
            AuditEntry forged = new AuditEntry(
                            entry.tenant(),
                            entry.number(),
                            entry.at(),
                            entry.number() == number ? "somebody else" : entry.actor(),
                            entry.action(),
                            entry.object(),
                            entry.before(),
                            entry.after(),
                            before,
                            "")
                    .hashed();
            tamper(
                    "update audit_entry set actor = ?, previous_hash = decode(?, 'hex'), hash = decode(?, 'hex')"
                            + " where tenant_id = ? and number = ?",
                    forged.actor(),
                    forged.previousHash(),
                    forged.hash(),
                    tenant.value(),
                    forged.number());
            before = forged.hash();
        }
        tamper("update audit_head set hash = decode(?, 'hex') where tenant_id = ?", before, tenant.value());
    }

    @Test
    void whatWasForgedIsNotSealedByTheNextEntryAndStaysTold() {
        for (int i = 1; i <= 3; i++) {
            record(tenant, i + ".example");
        }
        forge(2);

        record(tenant, "4.example");
        record(tenant, "5.example");

        for (int again = 0; again < 2; again++) {
            assertThat(verify(tenant).faults())
                    .extracting(Fault::number, Fault::kind)
                    .contains(tuple(4L, Kind.BROKEN));
            start();
        }
        assertThat(verify(tenant).faults()).extracting(Fault::kind).containsExactly(Kind.BROKEN);
        assertThat(find(Optional.of("domain")).stream().map(AuditEntry::object))
                .contains("domain 4.example", "domain 5.example");
        assertThat(find(Optional.of("audit log")).getFirst())
                .returns("service", AuditEntry::actor)
                .returns("AuditChainBroken", AuditEntry::action);
    }

    @Test
    void whoTakesTheTellingAwayIsToldAgain() {
        record(tenant, "1.example");
        record(tenant, "2.example");
        forge(1);
        record(tenant, "3.example");
        tamper("update audit_entry set action = 'DomainAdded' where tenant_id = ? and number = 3", tenant.value());
        forge(3);

        record(tenant, "4.example");

        assertThat(verify(tenant).faults())
                .filteredOn(fault -> fault.kind() == Kind.BROKEN)
                .extracting(Fault::number)
                .containsExactly(5L);
    }

    @Test
    void entriesBeyondTheSealedEndAreTold() {
        record(tenant, "1.example");
        tamper("create table kept as select * from audit_head");
        record(tenant, "2.example");
        record(tenant, "3.example");
        tamper(
                "update audit_head h set number = k.number, hash = k.hash, seal = k.seal from kept k"
                        + " where h.tenant_id = k.tenant_id and k.tenant_id = ?",
                tenant.value());
        start();

        assertThat(verify(tenant).faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(2L, Kind.BEYOND), tuple(3L, Kind.BEYOND));
        record(tenant, "4.example");
        assertThat(verify(tenant).faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(4L, Kind.BROKEN));
    }

    @Test
    void anEarlierStateThatWasPutBackIsFoundByAHeadKeptElsewhereAndByTheServiceThatMadeIt() {
        record(tenant, "1.example");
        tamper("create table kept as select * from audit_head");
        record(tenant, "2.example");
        VerifyAudit.Verdict whole = verify(tenant);
        KnownHead elsewhere = new KnownHead(whole.number(), whole.head());
        assertThat(verify.verify(tenant, Optional.of(elsewhere)).whole()).isTrue();
        tamper(
                "update audit_head h set number = k.number, hash = k.hash, seal = k.seal from kept k"
                        + " where h.tenant_id = k.tenant_id and k.tenant_id = ?",
                tenant.value());
        tamper("delete from audit_entry where tenant_id = ? and number = 2", tenant.value());

        assertThat(verify(tenant).faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(2L, Kind.HEAD));
        start();
        assertThat(verify(tenant).whole()).as("nothing in the database tells").isTrue();
        assertThat(verify.verify(tenant, Optional.of(elsewhere)).faults())
                .extracting(Fault::number, Fault::kind)
                .containsExactly(tuple(2L, Kind.HEAD));
        record(tenant, "another.example");
        assertThat(verify.verify(tenant, Optional.of(elsewhere)).whole()).isFalse();
    }

    @Test
    void aChainThatWasTakenAwayIsAFaultAndStaysOne() {
        assertThat(verify(tenant).whole()).isTrue();
        record(tenant, "1.example");
        tamper("delete from audit_entry where tenant_id = ?", tenant.value());
        tamper("delete from audit_head where tenant_id = ?", tenant.value());
        start();

        assertThat(verify(tenant).faults()).extracting(Fault::kind).containsExactly(Kind.SEAL);
        record(tenant, "2.example");
        assertThat(verify(tenant).faults()).extracting(Fault::kind).containsExactly(Kind.BROKEN);
    }

    @Test
    void aHeadIsWrittenAsNumberAndHash() {
        assertThat(KnownHead.parse(" 17:" + "AB".repeat(32))).contains(new KnownHead(17, "ab".repeat(32)));
        assertThat(KnownHead.parse("17")).isEmpty();
        assertThat(KnownHead.parse("17:abc")).isEmpty();
        assertThat(KnownHead.parse("x:" + "ab".repeat(32))).isEmpty();
    }

    @Test
    void whoWritesAtTheSameTimeDoesNotBreakTheChain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String name = "w" + writer;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        record(tenant, name + "-" + i + ".example");
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(verify(tenant)).returns(true, VerifyAudit.Verdict::whole).returns(40L, VerifyAudit.Verdict::entries);
    }

    @Test
    void anEntryGoesWithItsTransaction() {
        record(tenant, "a.example");
        assertThatThrownBy(() -> transactions.run(() -> {
                    audit.record(tenant, "client 1", "DomainAdded", AuditedChange.made("domain b", Map.of()));
                    throw new IllegalStateException("later");
                }))
                .hasMessage("later");
        transactions.undone(connection -> {
            audit.record(tenant, "client 1", "DomainAdded", AuditedChange.made("domain c", Map.of()));
            return true;
        });
        record(tenant, "d.example");

        assertThat(verify(tenant)).returns(true, VerifyAudit.Verdict::whole).returns(2L, VerifyAudit.Verdict::entries);
        assertThatThrownBy(
                        () -> audit.record(tenant, "client 1", "DomainAdded", AuditedChange.made("domain e", Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }
}
