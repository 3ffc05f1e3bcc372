package org.footbridge.engine.naming;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name a user signs in with: that of the source when it is well formed and its domain is verified, otherwise the
 * mail nickname in the tenant's initial domain.
 */
public final class UserPrincipalName {

    /**
     * The property that holds the sign-in name of the source where it is not the user principal name of the directory, so
     * that a change of it can be told.
     */
    public static final String OTHER_SOURCE = "onPremisesSignInName";

    private static final int LONGEST = 113;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9'._!#^~-]{1,64}@[A-Za-z0-9.-]+");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9'._!#^~-]");
    private static final Pattern DOTS_AT_THE_ENDS = Pattern.compile("^\\.+|\\.+$");

    private UserPrincipalName() {}

    /** None when neither the source nor any of the other names gives one. */
    public static Optional<ChosenName> choose(NameSources sources, TenantDomains domains) {
        return sources.signInName()
                .filter(name -> isUsable(name, domains))
                .map(name -> new ChosenName(name, false))
                .or(() -> madeOf(sources, domains.initialDomain()).map(name -> new ChosenName(name, true)));
    }

    /** Whether a user can sign in by this name. */
    public static boolean isUsable(String name, TenantDomains domains) {
        return name.length() <= LONGEST
                && WELL_FORMED.matcher(name).matches()
                && !name.startsWith(".")
                && !name.contains(".@")
                && NameParts.domain(name).filter(domains::isVerified).isPresent();
    }

    /** A name of what a nickname has in characters that are allowed; none when it has none of them. */
    public static Optional<String> madeOf(String nickname, String domain) {
        String clean = NOT_ALLOWED.matcher(nickname).replaceAll("");
        String bare = DOTS_AT_THE_ENDS.matcher(clean).replaceAll("");
        return NameParts.present(bare.length() <= LONGEST_LOCAL_PART ? bare : bare.substring(0, LONGEST_LOCAL_PART))
                .map(local -> local + "@" + domain);
    }

    private static Optional<String> madeOf(NameSources sources, String domain) {
        return MailNickname.choose(sources)
                .flatMap(nickname -> madeOf(nickname.value(), domain))
                .or(() -> sources.accountName().flatMap(account -> madeOf(account, domain)));
    }
}
