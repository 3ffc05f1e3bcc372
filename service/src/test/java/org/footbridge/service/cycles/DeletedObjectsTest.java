package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.deletes.DeletedObjects.Names;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was deleted comes back as it was within 30 days, and is gone for good after that. */
class DeletedObjectsTest {
    private static final Duration LONGER = Duration.ofDays(31);

    private final Bench bench = new Bench(Server.PRIVATE, 50, "{\"directory\":\"corp.example\"}");
    private final ScriptedDirectory directory = bench.directory;
    private final Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
    private final Thing ann = directory.user(staff, "Ann");
    private final Thing team = directory.add("group", staff, "Team");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aSourceThatComesBackBringsIdAndMembershipsThoseOfTheCloudAmongThem() {
        directory.link(team, "member", ann);
        bench.cycle();
        UUID id = id("Ann");
        UUID cloud = cloudGroup("Cloud group");
        member(cloud, id);
        directory.delete(ann);
        bench.cycle();
        assertThat(bench.members("Cloud group")).isEmpty();
        assertThat(bench.members("Team")).isEmpty();

        directory.restore(ann);
        directory.link(team, "member", ann);
        bench.cycle();

        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.members("Cloud group")).containsExactly("Ann");
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.strings("select count(*)::text from kept_reference")).containsExactly("0");
    }

    @Test
    void whatTheDirectoryDoesNotSayAnyMoreDoesNotComeBackWithTheSource() {
        directory.link(team, "member", ann);
        bench.cycle();
        directory.delete(ann);
        bench.cycle();
        directory.restore(ann);
        bench.cycle();
        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.members("Team")).isEmpty();
    }

    @Test
    void whoHasANameInADomainThatTheTenantHasNoMoreComesBackWithAnotherOrNot() {
        bench.cycle();
        UUID id = id("Ann");
        directory.delete(ann);
        bench.cycle();
        bench.jdbc.sql("delete from verified_domain").update();
        assertThatThrownBy(() -> bench.deleted.restore(bench.tenant, id, Names.OWN))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        refused -> assertThat(refused.code()).isEqualTo("DomainNotVerified"));
        assertThat(bench.names("user")).isEmpty();
        assertThat(bench.deleted.restore(bench.tenant, id, new Names(Optional.of("ann@test.invalid"), false)))
                .isTrue();
    }

    @Test
    void membershipsWaitForTheirOtherEnd() {
        bench.cycle();
        UUID id = id("Ann");
        UUID cloud = cloudGroup("Cloud group");
        member(cloud, id);
        Thing ben = directory.user(staff, "Ben");
        directory.user(staff, "Cem");
        bench.cycle();
        reference(id("Ben"), "assistants", id);
        directory.delete(ann);
        directory.delete(ben);
        bench.cycle();
        directory.restore(ben);
        bench.cycle();
        assertThat(bench.references("Ben", "assistants")).isEmpty();
        directory.restore(ann);
        bench.cycle();
        assertThat(bench.references("Ben", "assistants")).containsExactly("Ann");
        assertThat(bench.members("Cloud group")).containsExactly("Ann");
    }

    @Test
    void whatIsRestoredByHandIsManagedInTheCloudAndItsSourceTakesItOverAgain() {
        directory.link(team, "member", ann);
        bench.cycle();
        UUID id = id("Ann");
        UUID cloud = cloudGroup("Cloud group");
        member(cloud, id);
        directory.delete(ann);
        bench.cycle();

        assertThat(bench.deleted.restore(bench.tenant, id, Names.OWN)).isTrue();

        assertThat(bench.names("user")).containsExactly("Ann");
        assertThat(bench.strings("select sync_enabled::text from directory_object where id = '" + id + "'"))
                .containsExactly("false");
        assertThat(bench.members("Cloud group")).containsExactly("Ann");
        assertThat(bench.members("Team")).containsExactly("Ann");
        assertThat(bench.strings("select kind from directory_key where object_id = '" + id + "' order by 1"))
                .contains("anchor", "upn");
        bench.jdbc.sql("update source_object set dirty = true").update();
        bench.cycle();
        assertThat(bench.names("user")).as("it is not ours to delete").containsExactly("Ann");
        assertThat(bench.members("Team")).containsExactly("Ann");

        directory.restore(ann);
        directory.set(ann, "title", "Head");
        bench.cycle();
        assertThat(id("Ann")).isEqualTo(id);
        assertThat(bench.property("Ann", "jobTitle")).isEqualTo("Head");
        assertThat(bench.strings("select sync_enabled::text from directory_object where id = '" + id + "'"))
                .containsExactly("true");
    }

    @Test
    void aNameThatAnotherHasByNowStandsInTheWay() {
        bench.cycle();
        UUID id = id("Ann");
        directory.delete(ann);
        Thing other = directory.user(staff, "Other");
        directory.set(other, "userPrincipalName", "ann@corp.example");
        bench.cycle();

        assertThatThrownBy(() -> bench.deleted.restore(bench.tenant, id, Names.OWN))
                .isInstanceOfSatisfying(ServiceFailure.class, refused -> {
                    assertThat(refused.code()).isEqualTo("RestoreConflict");
                    assertThat(refused.reason())
                            .contains("ann@corp.example")
                            .contains(id("Other").toString());
                });
        assertThat(bench.names("user")).containsExactly("Other");

        assertThatThrownBy(() ->
                        bench.deleted.restore(bench.tenant, id, new Names(Optional.of("ann@stranger.example"), true)))
                .isInstanceOfSatisfying(ServiceFailure.class, refused -> {
                    assertThat(refused.code()).isEqualTo("DomainNotVerified");
                    assertThat(refused.nextStep()).contains("--name");
                });
        assertThat(bench.deleted.restore(bench.tenant, id, new Names(Optional.of("ann2@corp.example"), true)))
                .isTrue();
        assertThat(bench.property("Ann", "userPrincipalName")).isEqualTo("ann2@corp.example");
    }

    @Test
    void whatIsDeletedCanComeBackForAsLongAsTheTenantChose() {
        bench.cycle();
        directory.delete(ann);
        bench.cycle();
        Instant inTwentyDays = Instant.now().plus(Duration.ofDays(20));
        Instant inFortyDays = Instant.now().plus(Duration.ofDays(40));
        bench.jdbc
                .sql("insert into tenant_setting (tenant_id, deleted_items_days) values (?, 60)")
                .param(bench.tenant.value())
                .update();
        assertThat(bench.purge(10).due(inFortyDays)).isZero();
        bench.jdbc.sql("update tenant_setting set deleted_items_days = 10").update();
        assertThat(bench.purge(10).due(inTwentyDays)).isEqualTo(1);
    }

    @Test
    void after30DaysItIsGoneForGoodAndItsSourceMakesANewObject() {
        bench.cycle();
        UUID id = id("Ann");
        UUID cloud = cloudGroup("Cloud group");
        member(cloud, id);
        directory.delete(ann);
        bench.cycle();
        assertThat(bench.purge(10).due(Instant.now())).isZero();
        assertThat(bench.purge(10).due(Instant.now().plus(LONGER))).isEqualTo(1);

        assertThat(bench.strings("select count(*)::text from directory_object where id = '" + id + "'"))
                .containsExactly("0");
        assertThat(bench.strings("""
                        select (select count(*) from kept_reference) || ' ' || (select count(*) from link where object_id = '%1$s')
                               || ' ' || (select count(*) from directory_key where object_id = '%1$s')
                        """.formatted(id))).containsExactly("0 0 0");
        assertThat(bench.strings(
                        "select kind from change where object_id = '" + id + "' order by sequence desc limit 1"))
                .containsExactly("purged");
        directory.restore(ann);
        bench.cycle();
        assertThat(id("Ann")).isNotEqualTo(id);
    }

    @Test
    void onlyDeletedObjectsOfTheTenantArePurgedByHand() {
        bench.cycle();
        UUID id = id("Ann");
        assertThat(bench.deleted.purge(bench.tenant, id)).isFalse();
        directory.delete(ann);
        bench.cycle();
        assertThat(bench.deleted.purge(new TenantId(UUID.randomUUID()), id)).isFalse();
        assertThat(bench.deleted.purge(bench.tenant, id)).isTrue();
        assertThat(bench.deleted.restore(bench.tenant, id, Names.OWN)).isFalse();
    }

    @Test
    void everyFurtherPageOfAPurgeCostsTheSame() {
        List<Thing> people = new ArrayList<>();
        for (int number = 0; number < 90; number++) {
            people.add(directory.user(staff, "Person " + number));
        }
        bench.save("{\"directory\":\"corp.example\",\"deletes\":{\"percent\":100}}");
        bench.cycle();
        people.subList(0, 30).forEach(directory::delete);
        bench.cycle();
        int three = purge(30);
        people.subList(30, 90).forEach(directory::delete);
        bench.cycle();
        int six = purge(60);
        assertThat(bench.names("user")).containsExactly("Ann");
        // a page that is full is followed by one that finds nothing
        assertThat(six - three).isEqualTo(three - purge(0));
    }

    private int purge(int expected) {
        int before = bench.source.statements();
        assertThat(bench.purge(10).due(Instant.now().plus(LONGER))).isEqualTo(expected);
        return bench.source.statements() - before;
    }

    private UUID id(String name) {
        return UUID.fromString(
                bench.strings("select id::text from directory_object where properties ->> 'displayName' = '" + name
                                + "' and deleted_at is null")
                        .getFirst());
    }

    private UUID cloudGroup(String name) {
        UUID id = UUID.randomUUID();
        bench.jdbc.sql("""
                        insert into directory_object (tenant_id, id, kind, properties)
                        values (?, ?, 'group', jsonb_build_object('displayName', ?::text))
                        """).params(bench.tenant.value(), id, name).update();
        return id;
    }

    private void member(UUID group, UUID object) {
        reference(group, "members", object);
    }

    private void reference(UUID owner, String property, UUID target) {
        bench.jdbc
                .sql("insert into directory_reference (tenant_id, owner_id, property, target_id) values (?, ?, ?, ?)")
                .params(bench.tenant.value(), owner, property, target)
                .update();
    }
}
