package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.footbridge.acceptance.Change;
import org.footbridge.demo.deployment.LocalAgent;
import org.footbridge.demo.process.Waiting;

/** Makes one trouble after the changes of a batch, and sees to it that cycles have ended when all is known everywhere. */
record MakeTrouble(Arena arena, Random random, RunChanges run) {
    private static final int LATEST_KILL_MILLIS = 700;

    /**
     * Afterwards every directory agrees with itself and cycles of all have succeeded.
     *
     * @param more how many further changes to make at other servers, where there are any
     * @return those changes
     */
    List<Change> make(Trouble trouble, int more) throws LDAPException {
        return switch (trouble) {
            case NONE -> thenSettle(changeAtLastServers(more));
            case AGENT_KILLED -> {
                List<Change> made = changeAtLastServers(more);
                replicate();
                killAnAgent();
                yield made;
            }
            case UNIT_RENAMED -> {
                List<Change> made = changeAtLastServers(more);
                for (ConnectedDirectory directory : arena.directories()) {
                    renameUnit(directory);
                }
                yield thenSettle(made);
            }
            case CYCLE_BEFORE_REPLICATION -> {
                List<Change> made = changeAtLastServers(more);
                run.settle(false, trouble);
                yield thenSettle(made);
            }
            case SERVER_STOPPED, SERVER_KILLED -> {
                replicate();
                replicated().forEach(directory -> directory.servers().getFirst().end(trouble == Trouble.SERVER_KILLED));
                List<Change> made = changeAtLastServers(more);
                run.settle(false, trouble);
                yield made;
            }
            case DATABASE_REPLACED -> {
                samples().forEach(sample -> sample.domain().changeInvocationId());
                yield thenSettle(List.of());
            }
            case CONNECTIONS_BROKEN -> {
                Map<String, Long> requests = arena.tenant().request(false);
                pause(random.nextInt(LATEST_KILL_MILLIS));
                samples().forEach(sample -> sample.domain().closeConnections());
                run.settle(requests, false, trouble);
                yield thenSettle(List.of());
            }
        };
    }

    /** What was taken away comes back after the comparison. */
    void makeGood(Trouble trouble) {
        arena.directories().stream()
                .flatMap(directory -> directory.servers().stream())
                .filter(server -> !server.running())
                .forEach(DirectoryServer::start);
        if (trouble == Trouble.SERVER_KILLED) {
            replicated().forEach(ConnectedDirectory::replicateAll);
        }
        if (trouble == Trouble.AGENT_KILLED) {
            arena.directories()
                    .forEach(directory -> arena.deployment()
                            .awaitAgents(
                                    directory.name(),
                                    arena.deployment().agents().size()));
        }
    }

    private List<Change> thenSettle(List<Change> made) {
        replicate();
        run.settle(false, Trouble.NONE);
        return made;
    }

    private void replicate() {
        arena.directories().forEach(ConnectedDirectory::replicate);
    }

    private List<? extends ConnectedDirectory> replicated() {
        return arena.directories().stream()
                .filter(directory -> directory.servers().size() > 1)
                .toList();
    }

    private List<SampleDirectory> samples() {
        return arena.directories().stream()
                .filter(SampleDirectory.class::isInstance)
                .map(SampleDirectory.class::cast)
                .toList();
    }

    /** Half of the time the other server has heard of what happened at the first one. */
    private List<Change> changeAtLastServers(int count) throws LDAPException {
        List<Change> made = new ArrayList<>();
        for (ConnectedDirectory directory : replicated()) {
            if (directory.servers().stream().allMatch(DirectoryServer::running) && random.nextBoolean()) {
                directory.replicate();
            }
            made.addAll(run.changeAt(directory, directory.servers().getLast(), count));
        }
        return made;
    }

    private void killAnAgent() {
        List<LocalAgent> agents = arena.deployment().agents();
        LocalAgent victim = agents.get(random.nextInt(agents.size()));
        Map<String, Long> requests = arena.tenant().request(false);
        pause(random.nextInt(LATEST_KILL_MILLIS));
        victim.kill();
        run.settle(requests, false, Trouble.AGENT_KILLED);
        victim.run();
    }

    private static void pause(int milliseconds) {
        Waiting.until(Duration.ofMillis(milliseconds), () -> false);
    }

    /** That one of the uppermost units which has the most below it. */
    private void renameUnit(ConnectedDirectory directory) throws LDAPException {
        try (LDAPConnection connection = directory.servers().getFirst().connect()) {
            Optional<String> unit = largestUnit(connection, directory.container());
            if (unit.isPresent()) {
                connection.modifyDN(unit.get(), "OU=Renamed " + random.nextInt(1_000_000), true);
            }
        }
    }

    private static Optional<String> largestUnit(LDAPConnection connection, String container) throws LDAPException {
        String largest = null;
        int most = -1;
        List<SearchResultEntry> units =
                search(connection, container, SearchScope.ONE, "(objectClass=organizationalUnit)");
        units.sort(Comparator.comparing(SearchResultEntry::getDN));
        for (SearchResultEntry unit : units) {
            int below = search(connection, unit.getDN(), SearchScope.SUB, "(objectClass=person)")
                    .size();
            if (below > most) {
                most = below;
                largest = unit.getDN();
            }
        }
        return Optional.ofNullable(largest);
    }

    private static List<SearchResultEntry> search(
            LDAPConnection connection, String base, SearchScope scope, String filter) throws LDAPException {
        return new ArrayList<>(Objects.requireNonNull(
                connection.search(base, scope, filter, "1.1").getSearchEntries()));
    }
}
