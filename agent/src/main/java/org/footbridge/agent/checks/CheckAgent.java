package org.footbridge.agent.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.DescribeDirectory;
import org.footbridge.agent.home.OpenDirectory;
import org.footbridge.agent.home.StoredDirectory;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.directory.CheckDirectory;
import org.footbridge.directory.CheckResult;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.RequestedAttribute;
import org.footbridge.directory.TryReplication;
import org.footbridge.directory.ValueKind;

/** Checks the way to the service and to the directories. What it says has no secrets. */
public final class CheckAgent {
    /** Of the default mappings; those of a mail server's schema are the ones that may be absent. */
    private static final List<RequestedAttribute> OF_INTEREST = Stream.of(
                    "userPrincipalName",
                    "mail",
                    "proxyAddresses",
                    "mS-DS-ConsistencyGuid",
                    "mailNickname",
                    "targetAddress",
                    "extensionAttribute1",
                    "msExchHideFromAddressLists")
            .map(name -> new RequestedAttribute(name, ValueKind.TEXT))
            .toList();

    private final AgentHome home;
    private final Supplier<Optional<Proxy>> proxy;

    /** @param proxy through which the service is reached; empty: none */
    public CheckAgent(AgentHome home, Supplier<Optional<Proxy>> proxy) {
        this.home = home;
        this.proxy = proxy;
    }

    /** The service first, then the directories by name. */
    public List<Checked> check(List<StoredDirectory> directories) {
        List<Checked> checked = new ArrayList<>();
        checked.add(new Checked("service", new CheckService(home, proxy).check()));
        directories.forEach(stored -> checked.add(new Checked(stored.name(), check(stored))));
        return checked;
    }

    private List<CheckResult> check(StoredDirectory stored) {
        try {
            ConnectDirectory directory = new OpenDirectory(home).open(stored);
            List<CheckResult> results = new ArrayList<>();
            results.add(CheckResult.ok("settings", DescribeDirectory.text(stored)));
            TryReplication replication = new ConnectReplication(directory);
            results.addAll(new CheckDirectory(directory, OF_INTEREST, Optional.of(replication)).check());
            return results;
        } catch (AgentFailure e) {
            return List.of(CheckResult.fail("settings", e.reason() + " (" + e.code() + ")", e.nextStep()));
        } catch (DirectoryFailure e) {
            return List.of(CheckResult.fail("settings", e));
        }
    }
}
