package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A domain, a child domain of the same forest and a domain of another forest flow into one tenant. In which order they are
 * read makes no difference.
 */
@Tag("slow")
class OrderOfDomainsTest {
    private static final List<String> DOMAINS = List.of("main", "emea.corp.example", "partner.example");
    private static final String ANN = "S-1-5-21-1-1-1-1105";
    private static final String PAT = "S-1-5-21-2-2-2-1105";
    private static final String ALLIES = "S-1-5-21-2-2-2-1106";

    /** The three of them, and who is in them. */
    private static final class Company implements AutoCloseable {
        final Bench bench = new Bench(Server.PRIVATE, 4, "{\"directory\":\"corp.example\"}");
        final ScriptedDirectory corp = bench.directory;
        final ScriptedDirectory emea = new ScriptedDirectory(4, 2, "DC=emea,DC=corp,DC=example");
        final ScriptedDirectory partner = new ScriptedDirectory(4, 3, "DC=partner,DC=example");
        final Thing ann = corp.user(corp.root, "Ann");
        final Thing team = corp.add("group", corp.root, "Team");
        final Thing board = corp.add("group", corp.root, "Board");
        final Thing eve = emea.user(emea.root, "Eve");
        final Thing crew = emea.add("group", emea.root, "Crew");
        final Thing pat = partner.user(partner.root, "Pat");
        final Thing allies = partner.add("group", partner.root, "Allies");
        final Thing patInCorp = corp.foreign(PAT);
        final Thing alliesInCorp = corp.foreign(ALLIES);
        final Thing annInPartner = partner.foreign(ANN);

        Company() {
            bench.connect("emea.corp.example", emea, "{\"directory\":\"emea.corp.example\"}");
            bench.connect("partner.example", partner, "{\"directory\":\"partner.example\"}");
            corp.set(ann, "objectSid", ANN);
            partner.set(pat, "objectSid", PAT);
            partner.set(allies, "objectSid", ALLIES);
            corp.link(ann, "manager", eve);
            emea.link(eve, "manager", ann);
            corp.link(team, "member", ann);
            corp.link(team, "member", eve);
            corp.link(team, "member", crew);
            corp.link(team, "member", patInCorp);
            corp.link(board, "member", alliesInCorp);
            corp.link(board, "managedBy", eve);
            emea.link(crew, "member", team);
            emea.link(crew, "member", ann);
            partner.link(allies, "member", annInPartner);
            partner.link(allies, "member", pat);
        }

        /** What changes afterwards: ends and beginnings on both sides of each border. */
        void change() {
            corp.unlink(team, "member", eve);
            corp.unlink(ann, "manager", eve);
            emea.delete(crew);
            Thing fay = emea.user(emea.root, "Fay");
            corp.link(ann, "manager", fay);
            corp.link(board, "member", fay);
            corp.unlink(team, "member", patInCorp);
            partner.unlink(allies, "member", annInPartner);
            Thing quinn = partner.user(partner.root, "Quinn");
            partner.set(quinn, "objectSid", "S-1-5-21-2-2-2-1107");
            corp.link(team, "member", corp.foreign("S-1-5-21-2-2-2-1107"));
        }

        /** Each once, and then whoever has work by what the others brought, as the jobs do it. */
        void read(List<String> order) {
            for (String name : order) {
                assertThat(bench.cycle(name).state())
                        .as("%s of %s", name, order)
                        .isEqualTo(CycleState.SUCCEEDED);
            }
            for (int round = 0; round < 5; round++) {
                List<UUID> busy = bench.jobs.withWork(bench.tenant, new UUID(0, 0));
                if (busy.isEmpty()) {
                    return;
                }
                for (UUID id : busy) {
                    Optional<SavedConfiguration> saved = bench.configurations.find(bench.tenant, id);
                    assertThat(bench.runCycle.run(saved.orElseThrow(), "test").state())
                            .isEqualTo(CycleState.SUCCEEDED);
                }
            }
            throw new AssertionError("configurations keep giving each other work: " + order);
        }

        Map<String, List<String>> references() {
            Map<String, List<String>> found = new TreeMap<>();
            for (String owner : List.of("Team", "Board", "Crew", "Allies")) {
                found.put(owner, bench.members(owner));
            }
            for (String owner : List.of("Ann", "Eve")) {
                found.put(owner, bench.references(owner, "manager"));
            }
            found.put("managed by", bench.references("Board", "managedBy"));
            return found;
        }

        @Override
        public void close() {
            bench.close();
        }
    }

    @Test
    void everyOrderOfReadingEndsInTheSameTenantDirectory() {
        List<String> first = null;
        List<String> second = null;
        for (List<String> order : permutations(DOMAINS)) {
            try (Company company = new Company()) {
                company.read(order);
                assertThat(company.references())
                        .as("%s", order)
                        .containsEntry("Team", List.of("Ann", "Crew", "Eve", "Pat"))
                        .containsEntry("Board", List.of("Allies"))
                        .containsEntry("Crew", List.of("Ann", "Team"))
                        .containsEntry("Allies", List.of("Ann", "Pat"))
                        .containsEntry("Ann", List.of("Eve"))
                        .containsEntry("Eve", List.of("Ann"))
                        .containsEntry("managed by", List.of("Eve"));
                List<String> picture = company.bench.picture();
                first = first == null ? picture : first;
                assertThat(picture).as("%s", order).isEqualTo(first);

                company.change();
                company.read(order);
                assertThat(company.references())
                        .as("%s", order)
                        .containsEntry("Team", List.of("Ann", "Quinn"))
                        .containsEntry("Board", List.of("Allies", "Fay"))
                        .containsEntry("Crew", List.of())
                        .containsEntry("Allies", List.of("Pat"))
                        .containsEntry("Ann", List.of("Fay"))
                        .containsEntry("Eve", List.of("Ann"));
                List<String> after = company.bench.picture();
                second = second == null ? after : second;
                assertThat(after).as("%s", order).isEqualTo(second);
            }
        }
    }

    private static List<List<String>> permutations(List<String> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : of) {
            List<String> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<String> others : permutations(rest)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(others);
                all.add(order);
            }
        }
        return all;
    }
}
