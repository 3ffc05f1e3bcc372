package org.footbridge.engine.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.naming.TenantDomains;

/**
 * The name a user signs in with: that of the directory when it is well formed and its domain is verified, otherwise the
 * mail nickname in the tenant's initial domain.
 */
final class UserPrincipalName {

    private static final int LONGEST = 113;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9'._!#^~-]{1,64}@[A-Za-z0-9.-]+");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9'._!#^~-]");

    private UserPrincipalName() {}

    static AttributeMapping mapping() {
        return Sources.computed(
                "userPrincipalName",
                Set.of("userPrincipalName", "mailNickname", "proxyAddresses", "mail", "sAMAccountName", "cn"),
                UserPrincipalName::evaluate);
    }

    private static MappedValue evaluate(StagedObject object, MappingContext context) {
        Optional<String> own = object.text("userPrincipalName").filter(name -> usable(name, context.domains()));
        if (own.isPresent()) {
            return MappedValue.text(own);
        }
        return MailNickname.of(object)
                .flatMap(UserPrincipalName::asLocalPart)
                .or(() -> object.text("sAMAccountName").flatMap(UserPrincipalName::asLocalPart))
                .<MappedValue>map(local -> new MappedValue.StandIn(
                        new PropertyValue.Text(local + "@" + context.domains().initialDomain())))
                .orElseGet(() -> Sources.missing(object, "userPrincipalName"));
    }

    private static boolean usable(String name, TenantDomains domains) {
        return name.length() <= LONGEST
                && WELL_FORMED.matcher(name).matches()
                && !name.startsWith(".")
                && !name.contains(".@")
                && NameParts.domain(name).filter(domains::isVerified).isPresent();
    }

    private static Optional<String> asLocalPart(String nickname) {
        String clean = NOT_ALLOWED.matcher(nickname).replaceAll("");
        String bare = clean.replaceAll("^\\.+|\\.+$", "");
        return NameParts.present(bare.length() <= LONGEST_LOCAL_PART ? bare : bare.substring(0, LONGEST_LOCAL_PART));
    }
}
