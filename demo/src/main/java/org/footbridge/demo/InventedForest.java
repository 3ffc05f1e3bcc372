package org.footbridge.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;
import org.footbridge.sampleforest.Size;

/** The sample forest in this process: two domains, an invented company. */
final class InventedForest implements Forest {
    private static final long SEED = 2026;

    private final SampleForest forest;
    private final List<ConnectedDomain> domains;
    private final int people;

    private InventedForest(SampleForest forest, List<ConnectedDomain> domains, int people) {
        this.forest = forest;
        this.domains = domains;
        this.people = people;
    }

    /** Two thirds of the people are in the root domain. */
    static InventedForest start(Path folder, int people) {
        int inChild = people / 3;
        SampleForest forest = SampleForest.builder()
                .domain("corp.example.com", size(people - inChild))
                .domain("emea.corp.example.com", size(inChild))
                .seed(SEED)
                .start();
        try {
            Files.createDirectories(folder);
            List<ConnectedDomain> domains = forest.domains().stream()
                    .map(domain -> connected(domain, folder))
                    .toList();
            return new InventedForest(forest, domains, people);
        } catch (IOException e) {
            forest.close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ConnectedDomain> domains() {
        return domains;
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "%s with about %,d people, groups and contacts, at %s",
                domains.stream().map(ConnectedDomain::name).collect(Collectors.joining(" and ")),
                people,
                domains.stream()
                        .map(domain -> "ldaps://" + domain.host() + ":" + domain.port())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        forest.close();
    }

    private static Size size(int people) {
        return new Size(people, people / 15, people / 12);
    }

    private static ConnectedDomain connected(SampleDomain domain, Path folder) {
        Path authority = folder.resolve(domain.name() + "-ca.pem");
        try {
            Files.writeString(authority, domain.caPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConnectedDomain(
                domain.name(),
                domain.host(),
                domain.ldapsPort(),
                authority,
                domain.baseDn(),
                account(domain.serviceAccount()),
                account(domain.administrator()));
    }

    private static Account account(ServiceAccount account) {
        return new Account(account.bindName(), account.password());
    }
}
