package org.footbridge.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.SyncRules;

/** Objects of a small company, to build tests from. */
public final class Samples {

    public static final ObjectGuid DOMAIN = guid(1);
    public static final ObjectGuid STAFF = guid(2);
    public static final TenantDomains DOMAINS =
            new TenantDomains("fabrikam.onfootbridge.example", Set.of("fabrikam.example"));
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final SyncRules RULES = SyncRules.defaults("corp.fabrikam.example", DOMAINS);

    private Samples() {}

    public static ObjectGuid guid(long number) {
        return new ObjectGuid(new UUID(0x1000L, number));
    }

    public static UUID id(long number) {
        return new UUID(0x2000L, number);
    }

    /** A user called u{number} with what the directory always gives. */
    public static Staged user(long number) {
        String account = "u" + number;
        return new Staged(number, "user")
                .with("cn", account)
                .with("sAMAccountName", account)
                .with("userAccountControl", "512")
                .with("userPrincipalName", account + "@fabrikam.example");
    }

    public static Staged group(long number) {
        return new Staged(number, "group")
                .with("cn", "g" + number)
                .with("sAMAccountName", "g" + number)
                .with("groupType", "-2147483646");
    }

    public static Staged contact(long number) {
        return new Staged(number, "contact")
                .with("cn", "c" + number)
                .with("mail", "c" + number + "@partner.example")
                .with("proxyAddresses", "SMTP:c" + number + "@partner.example");
    }

    public static Projection project(StagedObject object) {
        return new Project(NOW).project(List.of(object), RULES).getFirst();
    }

    public static List<Projection> project(Staged... objects) {
        return new Project(NOW)
                .project(Arrays.stream(objects).map(Staged::build).toList(), RULES);
    }

    public static Projected projected(Staged object) {
        return projected(object, RULES);
    }

    public static Projected projected(Staged object, SyncRules rules) {
        if (new Project(NOW).project(List.of(object.build()), rules).getFirst() instanceof Projected projected) {
            return projected;
        }
        throw new AssertionError("was not projected: " + project(object.build()));
    }

    /** The object in the tenant directory just as the rules want it. */
    public static DirectoryObject synced(UUID id, Staged source) {
        Projected projected = projected(source);
        return new DirectoryObject(
                id,
                projected.desired().kind(),
                Optional.of(projected.desired().anchor()),
                false,
                true,
                projected.desired().properties());
    }

    /** A staged object under construction. */
    public static final class Staged {
        private final long number;
        private final String objectClass;
        private final Map<String, List<AttributeValue>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String distinguishedName;
        private List<ObjectGuid> containers = List.of(STAFF, DOMAIN);
        private boolean deleted;
        private boolean absent;
        private Set<ObjectGuid> scopeGroups = Set.of();

        public Staged(long number, String objectClass) {
            this.number = number;
            this.objectClass = objectClass;
            this.distinguishedName = "CN=" + objectClass + number + ",OU=Staff,DC=corp,DC=fabrikam,DC=example";
        }

        /** Replaces the values; none removes the attribute. */
        public Staged with(String attribute, String... values) {
            List<AttributeValue> texts = new ArrayList<>();
            for (String value : values) {
                texts.add(new AttributeValue.Text(value));
            }
            attributes.put(attribute, texts);
            return this;
        }

        public Staged with(String attribute, byte[] value) {
            attributes.put(attribute, List.of(AttributeValue.Binary.of(value)));
            return this;
        }

        public Staged named(String name) {
            distinguishedName = name;
            return this;
        }

        public Staged in(ObjectGuid... ancestors) {
            containers = List.of(ancestors);
            return this;
        }

        public Staged gone() {
            deleted = true;
            return this;
        }

        public Staged notFound() {
            absent = true;
            return this;
        }

        /** Of the groups that limit the scope. */
        public Staged memberOf(ObjectGuid... groups) {
            scopeGroups = Set.of(groups);
            return this;
        }

        public StagedObject build() {
            return new StagedObject(
                    guid(number), objectClass, distinguishedName, containers, deleted, absent, attributes, scopeGroups);
        }
    }
}
