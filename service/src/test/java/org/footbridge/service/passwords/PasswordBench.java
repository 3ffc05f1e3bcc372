package org.footbridge.service.passwords;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CountingDataSource;
import org.footbridge.service.cycles.MovableClock;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.keys.KeysProperties;
import org.footbridge.service.keys.SealSecrets;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.passwords.CheckPassword.Checked;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** One tenant with one configuration and a scripted directory; users come and go as a cycle would have it. */
final class PasswordBench implements AutoCloseable {
    /** So many passwords in one transaction. */
    private static final int KEPT = 10;
    /** More than these are fetched in one pass over everything. */
    private static final int MANY = 310;

    private static final String DEFINITION = "{\"directory\":\"corp.example\",\"passwordHashSync\":true}";

    final HikariDataSource database;
    final CountingDataSource source;
    final JdbcClient jdbc;
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final ScriptedPasswords directory;
    final MovableClock clock = new MovableClock();
    final TenantFeatures features;
    final PasswordJobs jobs;
    final SyncPasswords sync;
    final CheckPassword check;
    final WrapCredentials wrap;
    final RequestPasswords requests;
    final PasswordStates states;
    final Configurations configurations;
    final Transactions transactions;
    SavedConfiguration saved;

    PasswordBench(int partSize) {
        this.directory = new ScriptedPasswords(partSize);
        this.database = TestDatabases.fresh();
        this.source = new CountingDataSource(database);
        this.jdbc = JdbcClient.create(source);
        this.transactions = new Transactions(new DataSourceTransactionManager(source), source);
        KeysProperties keys = new KeysProperties(folder(), List.of(), new KeysProperties.Tls(true));
        this.configurations =
                new Configurations(jdbc, transactions, new DirectorySchemas(jdbc, directory), event -> {});
        this.features = new TenantFeatures(jdbc, transactions, event -> {});
        this.jobs = new PasswordJobs(jdbc);
        SealCredentials seals = new SealCredentials(new SealSecrets(keys));
        DuePasswords due = new DuePasswords(jdbc);
        this.sync = new SyncPasswords(
                jobs,
                due,
                new AskPasswords(directory),
                new FetchPasswords(due, new AskPasswords(directory), seals, jobs, transactions, clock, KEPT),
                configurations,
                features,
                transactions,
                jdbc,
                clock,
                MANY);
        this.check = new CheckPassword(
                jdbc, seals, new Lockouts(jdbc, transactions, new ServiceKeys(jdbc, keys)), new BoundAttempts(), clock);
        this.wrap = new WrapCredentials(jdbc, transactions, seals, clock);
        this.requests = new RequestPasswords(
                jobs,
                configurations,
                new WakePasswords(new StaticListableBeanFactory().getBeanProvider(Scheduler.class), clock));
        this.states = new PasswordStates(jdbc, requests);
        jdbc.sql(
                        "insert into tenant (id, name, display_name, initial_domain) values (?, 'test', 'Test', 'test.invalid')")
                .params(tenant.value())
                .update();
        jdbc.sql("insert into connected_directory (tenant_id, id, name) values (?, ?, 'corp.example')")
                .params(tenant.value(), UUID.randomUUID())
                .update();
        this.saved = configurations.save(tenant, "main", JsonMapper.shared().readTree(DEFINITION), "test", true);
    }

    private static Path folder() {
        try {
            return TestDatabases.folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void define(String definition) {
        saved = configurations.save(tenant, "main", JsonMapper.shared().readTree(definition), "test", true);
    }

    PasswordPass newPass() {
        return PasswordPass.of(saved);
    }

    boolean pass() {
        return sync.run(saved);
    }

    /** A user of the directory who is staged, and not in the tenant directory yet. */
    UUID staged(String password) {
        UUID guid = directory.user(password);
        stage(guid, "user");
        return guid;
    }

    void stage(UUID guid, String objectClass) {
        jdbc.sql("""
                        insert into source_object (tenant_id, configuration_id, guid, object_class, rdn, attributes, dirty, read_by)
                        values (?, ?, ?, ?, 'CN=Somebody', '{}', false, 1)
                        """).params(tenant.value(), saved.id(), guid, objectClass).update();
    }

    /** A user who is in scope and in the tenant directory. */
    User user(String name, String password) {
        return arrive(staged(password), name);
    }

    /** @param source objectGUID */
    record User(UUID source, UUID id, String name) {}

    User arrive(UUID source, String name) {
        UUID id = UUID.randomUUID();
        String principal = name + "@corp.example";
        jdbc.sql("""
                        insert into directory_object (tenant_id, id, kind, properties, sync_enabled)
                        values (?, ?, 'user', ?::jsonb, true)
                        """)
                .params(tenant.value(), id, "{\"userPrincipalName\":\"" + principal + "\",\"accountEnabled\":true}")
                .update();
        jdbc.sql("insert into directory_key (tenant_id, kind, value, object_id) values (?, 'upn', ?, ?)")
                .params(tenant.value(), principal.toLowerCase(Locale.ROOT), id)
                .update();
        jdbc.sql("insert into link (tenant_id, configuration_id, source_guid, object_id) values (?, ?, ?, ?)")
                .params(tenant.value(), saved.id(), source, id)
                .update();
        feed(id, "created");
        return new User(source, id, principal);
    }

    void feed(UUID id, String kind) {
        jdbc.sql("insert into change (tenant_id, object_id, kind) values (?, ?, ?)")
                .params(tenant.value(), id, kind)
                .update();
    }

    void leave(User user) {
        jdbc.sql("update directory_object set deleted_at = now() where tenant_id = ? and id = ?")
                .params(tenant.value(), user.id())
                .update();
        feed(user.id(), "deleted");
    }

    void comeBack(User user) {
        jdbc.sql("update directory_object set deleted_at = null where tenant_id = ? and id = ?")
                .params(tenant.value(), user.id())
                .update();
        feed(user.id(), "restored");
    }

    void property(User user, String json) {
        jdbc.sql("update directory_object set properties = properties || ?::jsonb where tenant_id = ? and id = ?")
                .params(json, tenant.value(), user.id())
                .update();
        feed(user.id(), "updated");
    }

    SignInResult signIn(User user, String password) {
        Checked checked = check.check(tenant, user.name(), password.toCharArray(), "a test");
        return checked.result();
    }

    Map<String, Long> counts() {
        return states.overview(saved).counts();
    }

    long credentials() {
        return jdbc.sql("select count(*) from credential where tenant_id = ?")
                .params(tenant.value())
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
