package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.sampleforest.LiveObject;
import org.footbridge.sampleforest.SampleDomain;

/** A domain of a sample forest, whose people, groups and contacts are gathered below one unit. */
public record SampleDirectory(SampleDomain domain) implements ConnectedDirectory {
    private static final String UNIT = "OU=Corp";
    private static final Set<String> STAY = Set.of("OU=Domain Controllers", "OU=Service Accounts");

    /** Moves the units of the company below the one. */
    public static SampleDirectory gathered(SampleDomain domain) {
        SampleDirectory directory = new SampleDirectory(domain);
        UUID head = domain.guid(domain.baseDn());
        List<LiveObject> units = domain.snapshot().stream()
                .filter(object -> object.objectClass().equals("organizationalUnit"))
                .filter(object -> object.parent().equals(head))
                .filter(object -> STAY.stream().noneMatch(object.dn()::startsWith))
                .toList();
        UUID unit = domain.change().add(directory.container(), Map.of("objectClass", List.of("organizationalUnit")));
        units.forEach(moved -> domain.change().move(moved.guid().toString(), unit.toString()));
        return directory;
    }

    @Override
    public String name() {
        return domain.name();
    }

    @Override
    public String netBiosName() {
        return domain.netbiosName();
    }

    @Override
    public String baseDn() {
        return domain.baseDn();
    }

    @Override
    public String container() {
        return UNIT + "," + baseDn();
    }

    @Override
    public List<DirectoryServer> servers() {
        return List.of(new Server(domain));
    }

    /** There is one server only. */
    @Override
    public void replicate() {}

    private record Server(SampleDomain domain) implements DirectoryServer {
        @Override
        public String host() {
            return domain.host();
        }

        @Override
        public LDAPConnection connect() throws LDAPException {
            return new LDAPConnection(
                    domain.host(),
                    domain.ldapPort(),
                    domain.administrator().bindName(),
                    domain.administrator().password());
        }

        @Override
        public boolean running() {
            return true;
        }

        @Override
        public void end(boolean atOnce) {
            throw new UnsupportedOperationException("a domain of a sample forest has one server only");
        }

        @Override
        public void start() {}
    }
}
