package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.deletes.Decisions;
import org.footbridge.service.deletes.Removal;
import org.footbridge.service.deletes.Removal.Confirmed;
import org.footbridge.service.deletes.Removal.Count;
import org.footbridge.service.deletes.Removal.Objects;
import org.footbridge.service.deletes.RemoveDirectory;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A configuration is removed with just what was shown of its objects. */
class RemovedConfigurationsTest {
    private static final String RULES = "{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":2}}";

    private final Bench bench = new Bench(Server.PRIVATE, 50, RULES);
    private final ScriptedDirectory directory = bench.directory;
    private final Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
    private final Thing ann = directory.user(staff, "Ann");

    @BeforeEach
    void read() {
        directory.user(staff, "Ben");
        directory.add("group", staff, "Team");
        bench.cycle();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void objectsThatAreKeptAreManagedInTheCloud() {
        Removal removal = bench.removeConfiguration.look(bench.saved, Objects.KEEP);
        assertThat(removal.counts()).containsExactly(new Count("keep", "group", 1), new Count("keep", "user", 2));
        assertThat(removal.exceeded()).isEmpty();
        assertThat(bench.removeConfiguration.page(bench.saved, Objects.KEEP, new UUID(0, 0), 10))
                .hasSize(3);

        remove(Objects.KEEP, removal.shown(), false);

        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        assertThat(bench.configurations.list(bench.tenant)).isEmpty();
        assertThat(bench.strings("select distinct sync_enabled::text from directory_object"))
                .containsExactly("false");
        assertThat(bench.strings("select count(*)::text from link")).containsExactly("0");
    }

    @Test
    void objectsAreDeletedOnlyWhenTheThresholdsAllowItOrTheAdministratorDoes() {
        Removal removal = bench.removeConfiguration.look(bench.saved, Objects.DELETE);
        assertThat(removal.exceeded()).containsExactly("2 users, groups or more");
        assertThatThrownBy(() -> remove(Objects.DELETE, removal.shown(), false))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("TooManyDeletes"));
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        assertThat(bench.configurations.list(bench.tenant)).hasSize(1);

        remove(Objects.DELETE, removal.shown(), true);

        assertThat(bench.names("user")).isEmpty();
        assertThat(bench.strings("select count(*)::text from directory_object where deleted_at is not null"))
                .containsExactly("3");
        assertThat(bench.strings(
                        "select distinct action || ' ' || code from provisioning_event where action = 'delete'"))
                .containsExactly("delete CONFIGURATION_REMOVED");
        assertThat(new Decisions(bench.jdbc).list(bench.tenant, 10))
                .singleElement()
                .satisfies(recorded -> {
                    assertThat(recorded.decision()).isEqualTo("removed");
                    assertThat(recorded.by()).isEqualTo("Ann");
                    assertThat(recorded.count()).isEqualTo(3);
                });

        bench.save(RULES);
        bench.cycle();
        assertThat(bench.names("user")).as("they come back by their anchors").containsExactly("Ann", "Ben");
        assertThat(bench.account()).containsEntry("restored", 3).containsEntry("created", 0);
    }

    @Test
    void whatHasChangedSinceItWasShownStopsTheRemoval() {
        Removal removal = bench.removeConfiguration.look(bench.saved, Objects.DELETE);
        directory.user(staff, "Cem");
        bench.cycle();
        assertThatThrownBy(() -> remove(Objects.DELETE, removal.shown(), true))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("RemovalOutdated"));
        assertThatThrownBy(() -> remove(Objects.KEEP, removal.shown(), true))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("RemovalOutdated"));
        assertThat(bench.names("user")).containsExactly("Ann", "Ben", "Cem");
    }

    @Test
    void whatAnotherConfigurationWantsGoesOverToIt() {
        SavedConfiguration other = bench.save("other", RULES);
        bench.cycle("other");
        Removal removal = bench.removeConfiguration.look(other, Objects.DELETE);
        assertThat(removal.of("handOver")).contains(3L);
        assertThat(removal.exceeded()).isEmpty();

        bench.removeConfiguration.remove(other, new Confirmed(Objects.DELETE, removal.shown(), false), "Ann");
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann", "Ben");
        directory.set(ann, "title", "Head");
        bench.cycle();
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
    }

    @Test
    void nothingThatLastedLastsLongerThanItsConfiguration() {
        bench.control.quarantine(bench.saved, "Ann");
        assertThat(bench.strings("select kind from notification_condition where ended_at is null"))
                .containsExactly("quarantine");
        Removal removal = bench.removeConfiguration.look(bench.saved, Objects.KEEP);
        remove(Objects.KEEP, removal.shown(), false);
        assertThat(bench.strings("select kind from notification_condition where ended_at is null"))
                .isEmpty();
    }

    @Test
    void aConfigurationInStagingModeTakesNothingOver() {
        SavedConfiguration other = bench.save("other", RULES);
        bench.cycle("other");
        bench.jdbc
                .sql("update configuration set mode = 'staging' where name = 'main'")
                .update();

        Removal removal = bench.removeConfiguration.look(other, Objects.DELETE);
        assertThat(removal.of("handOver")).isEmpty();
        assertThat(removal.of("delete")).contains(3L);
    }

    @Test
    void aDirectoryIsRemovedWithAllItsConfigurationsAndNothingGoesOverBetweenThem() {
        bench.save("other", RULES);
        bench.cycle("other");
        RemoveDirectory.Look look = bench.removeDirectory.look(bench.tenant, "corp.example", Objects.DELETE);
        assertThat(look.configurations())
                .extracting(RemoveDirectory.OfConfiguration::name)
                .containsExactly("main", "other");

        bench.removeDirectory.remove(
                bench.tenant, "corp.example", new Confirmed(Objects.DELETE, look.shown(), true), "Ann");

        assertThat(bench.names("user")).isEmpty();
        assertThat(bench.configurations.list(bench.tenant)).isEmpty();
        assertThat(bench.strings("select name from connected_directory")).isEmpty();
    }

    @Test
    void aDirectoryThatAgentsServeStays() {
        bench.jdbc.sql("""
                        with made as (
                            insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                            values (?, gen_random_uuid(), 'bridge1', '1', '1', now()) returning tenant_id, id)
                        insert into agent_directory (tenant_id, agent_id, directory_id)
                        select m.tenant_id, m.id, d.id from made m join connected_directory d on d.tenant_id = m.tenant_id
                        """).params(bench.tenant.value()).update();
        assertThatThrownBy(() -> bench.removeDirectory.remove(
                        bench.tenant, "corp.example", new Confirmed(Objects.KEEP, "", false), "Ann"))
                .isInstanceOfSatisfying(ServiceFailure.class, refused -> {
                    assertThat(refused.code()).isEqualTo("DirectoryInUse");
                    assertThat(refused.reason()).contains("bridge1");
                });
        assertThat(bench.strings("select name from connected_directory")).containsExactly("corp.example");
    }

    private void remove(Objects objects, String shown, boolean allowed) {
        bench.removeConfiguration.remove(bench.saved, new Confirmed(objects, shown, allowed), "Ann");
    }
}
