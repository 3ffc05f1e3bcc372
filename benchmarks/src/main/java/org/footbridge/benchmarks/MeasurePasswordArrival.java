package org.footbridge.benchmarks;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.benchmarks.forest.SambaDomain;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.sambaforest.Population;
import tools.jackson.databind.JsonNode;

/**
 * From a new password in the directory to the moment when it is accepted at sign-in. Passwords change at random moments, one
 * after the other; each new one is tried until it is accepted, and then the old one, which must be refused. The same wrong
 * password counts once only, so that nobody is locked out.
 */
final class MeasurePasswordArrival {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Keeps below the 600 passwords that a tenant may try in a minute. */
    private static final Duration TRY_EVERY = Duration.ofMillis(150);

    private static final double LONGEST_PAUSE = 2;
    private static final int WARM_UP = 5;
    private static final int ACCEPTED = 0;
    private static final int WRONG = 50126;
    private static final int FIRST_EMPLOYEE = 10_000;
    private static final int MOST_USERS = 999;

    /** A user of the tenant with the place in the directory. */
    private record Person(String principal, String dn, int number) {}

    private final RunningSystem system;
    private final SambaDomain domain;
    private final Random random;
    private final Consumer<String> progress;

    MeasurePasswordArrival(RunningSystem system, SambaDomain domain, long seed, Consumer<String> progress) {
        this.system = system;
        this.domain = domain;
        this.random = new Random(seed);
        this.progress = progress;
    }

    Outcome measure(int changes) {
        progress.accept("Changing " + changes + " passwords ...");
        Deque<Person> people = people();
        List<Double> seconds = new ArrayList<>();
        int refused = 0;
        long unwrapped = system.unwrappedPasswords();
        try (LDAPConnection directory = domain.forest().connection()) {
            for (int change = -WARM_UP; change < changes; change++) {
                Person person = next(people);
                String password = "New-Walk-" + (change + WARM_UP) + "-" + random.nextInt(1_000_000) + "!";
                Pause.of(Duration.ofMillis((long) (1000 * LONGEST_PAUSE * random.nextDouble())));
                directory.modify(person.dn, passwordOf(password));
                double arrived = awaitAccepted(person, password);
                if (change >= 0) {
                    seconds.add(arrived);
                    refused += tried(person, Population.passwordOf(person.number)) == WRONG ? 1 : 0;
                }
            }
        } catch (LDAPException e) {
            throw new CommandFailure(
                    "PasswordNotChanged",
                    "The domain controller refused a new password (" + e.getMessage() + ")",
                    "Read the domain controller's log",
                    0,
                    e);
        }
        return outcome(new Spread(seconds), refused, unwrapped - system.unwrappedPasswords());
    }

    /** MS-ADTS 3.1.1.3.1.5.1: in quotation marks, UTF-16LE. */
    private static Modification passwordOf(String password) {
        return new Modification(
                ModificationType.REPLACE, "unicodePwd", ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE));
    }

    private Deque<Person> people() {
        List<Person> people = new ArrayList<>();
        JsonNode users = system.client()
                .get("/v1.0/users?%24top=" + MOST_USERS
                        + "&%24select=userPrincipalName,employeeId,accountEnabled,onPremisesDistinguishedName");
        Json.values(users)
                .filter(user -> user.path("accountEnabled").asBoolean(false)
                        && Json.text(user, "employeeId").matches("[1-9][0-9]{4,8}"))
                .forEach(user -> people.add(new Person(
                        Json.text(user, "userPrincipalName"),
                        Json.text(user, "onPremisesDistinguishedName"),
                        Integer.parseInt(Json.text(user, "employeeId")) - FIRST_EMPLOYEE)));
        Collections.shuffle(people, random);
        return new ArrayDeque<>(people);
    }

    /** The next who may sign in with the password of the beginning: not those who have to change it. */
    private Person next(Deque<Person> people) {
        while (!people.isEmpty()) {
            Person person = people.removeFirst();
            if (tried(person, Population.passwordOf(person.number)) == ACCEPTED) {
                return person;
            }
        }
        throw new CommandFailure(
                "NobodySignsIn", "Too few users may sign in with their passwords", "Run it with more --users");
    }

    private double awaitAccepted(Person person, String password) {
        long changed = System.nanoTime();
        while (tried(person, password) != ACCEPTED) {
            if (System.nanoTime() - changed > LONGEST.toNanos()) {
                throw new CommandFailure(
                        "PasswordNotSeen",
                        "A new password was not accepted within " + LONGEST.toSeconds() + " s",
                        "Read the service's log");
            }
            Pause.of(TRY_EVERY);
        }
        return (System.nanoTime() - changed) / 1e9;
    }

    private int tried(Person person, String password) {
        JsonNode answer = system.client()
                .post(
                        "/signin/v1/check",
                        Json.object().put("user", person.principal).put("password", password));
        return (int) Json.number(answer, "code");
    }

    private static Outcome outcome(Spread spread, int refused, long wrapped) {
        return new Outcome(
                "passwordArrival",
                "From a new password in the directory to its sign-in, in seconds",
                List.of(
                        new Column("changes", "Changes"),
                        new Column("p50", "p50"),
                        new Column("p90", "p90"),
                        new Column("p99", "p99"),
                        new Column("max", "Longest"),
                        new Column("oldRefused", "Old one refused then")),
                List.of(List.of(
                        spread.sorted().size(),
                        spread.rounded(50, 2),
                        spread.rounded(90, 2),
                        spread.rounded(99, 2),
                        spread.rounded(100, 2),
                        refused)),
                List.of("From the domain controller's answer to the change; the new password is tried every "
                        + TRY_EVERY.toMillis() + " ms. Meanwhile " + wrapped
                        + " passwords of the first pass were wrapped. Aim: p50 2 s, p99 5 s."));
    }
}
