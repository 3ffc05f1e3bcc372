package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;

/** A Samba domain on one or more domain controllers. */
record SambaDirectory(List<SambaForest> controllers) implements ConnectedDirectory {

    static SambaDirectory of(SambaForest... controllers) {
        return new SambaDirectory(List.of(controllers));
    }

    private SambaForest first() {
        return controllers.getFirst();
    }

    @Override
    public String name() {
        return first().dnsName();
    }

    @Override
    public String netBiosName() {
        return first().domainName();
    }

    @Override
    public String baseDn() {
        return first().baseDn();
    }

    @Override
    public String container() {
        return Population.ROOT + "," + baseDn();
    }

    @Override
    public List<DirectoryServer> servers() {
        return controllers.stream().<DirectoryServer>map(Server::new).toList();
    }

    /** Forwards along the row of servers, then back. */
    @Override
    public void replicate() {
        for (int index = 1; index < controllers.size(); index++) {
            controllers.get(index).replicateFrom(controllers.get(index - 1));
        }
        for (int index = controllers.size() - 2; index >= 0; index--) {
            controllers.get(index).replicateFrom(controllers.get(index + 1));
        }
    }

    @Override
    public void replicateAll() {
        for (SambaForest controller : controllers) {
            controllers.stream().filter(other -> !other.equals(controller)).forEach(controller::replicateAllFrom);
        }
    }

    private record Server(SambaForest forest) implements DirectoryServer {
        @Override
        public String host() {
            return forest.host();
        }

        @Override
        public LDAPConnection connect() throws LDAPException {
            return forest.connection();
        }

        @Override
        public boolean running() {
            return forest.running();
        }

        @Override
        public void end(boolean atOnce) {
            if (atOnce) {
                forest.kill();
            } else {
                forest.stop();
            }
        }

        @Override
        public void start() {
            forest.start();
        }
    }
}
