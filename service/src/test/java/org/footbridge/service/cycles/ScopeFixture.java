package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.BeforeEach;

/** A directory with a group that may limit the scope, and what a scope is written with. */
abstract class ScopeFixture extends CorpFixture {
    static final String STAFF = "OU=Staff,DC=corp,DC=example";
    static final String PILOT = "CN=Pilot,OU=Groups,DC=corp,DC=example";

    Thing groups;
    Thing pilot;

    @SuppressWarnings("NullAway.Init")
    ScopeFixture(Server server) {
        super(server);
    }

    @Override
    Bench opened() {
        return new Bench(server, 3, scope(""));
    }

    @BeforeEach
    @Override
    void open() {
        super.open();
        groups = directory.add("organizationalUnit", directory.root, "Groups");
        pilot = directory.add("group", groups, "Pilot");
    }

    /** @param scope the keys of {@code scope}, as JSON without braces */
    static String scope(String scope) {
        return scope(scope, "");
    }

    static String scope(String scope, String more) {
        return "{\"directory\":\"corp.example\",\"scope\":{" + scope + "}" + more + "}";
    }

    static String list(String key, String... names) {
        return "\"" + key + "\":["
                + Arrays.stream(names).map(name -> "\"" + name + "\"").collect(Collectors.joining(",")) + "]";
    }

    static String nested(String... names) {
        return list("groups", names) + ",\"nested\":true";
    }

    static String filter(String key, String attribute, String value) {
        return "\"filters\":[{\"object\":\"user\",\"" + key + "\":[{\"clauses\":[{\"attribute\":\"" + attribute
                + "\",\"operator\":\"EQUALS\",\"value\":\"" + value + "\"}]}]}]";
    }

    List<String> users() {
        return bench.names("user");
    }

    CycleState cycle() {
        return bench.cycle().state();
    }

    void settled() {
        assertThat(cycle()).isEqualTo(CycleState.SUCCEEDED);
    }

    void restoreWithLinks(Thing group, Thing member) {
        directory.restore(group);
        // a recycle bin brings the links back without saying so
        group.links
                .computeIfAbsent("member", attribute -> new LinkedHashSet<>())
                .add(member.guid);
    }
}
