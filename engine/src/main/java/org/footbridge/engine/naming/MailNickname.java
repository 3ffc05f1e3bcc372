package org.footbridge.engine.naming;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mail nickname, which also makes the user principal names of users without a usable one: that of the directory; or
 * else what stands before the @ of the primary SMTP address, of mail, of the sign-in name, of a further SMTP address; or
 * else the account name or the common name.
 */
public final class MailNickname {

    private static final int LONGEST = 64;
    private static final Pattern NOT_ALLOWED = Pattern.compile("[\\s\\p{Cntrl}@()\\[\\]\\\\\";:<>,]");

    private MailNickname() {}

    /** None when no source leaves a character that a nickname may have. */
    public static Optional<ChosenName> choose(NameSources sources) {
        return sources.mailNickname()
                .map(own -> new ChosenName(own, false))
                .or(() -> standIn(sources).map(made -> new ChosenName(made, true)));
    }

    private static Optional<String> standIn(NameSources sources) {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> ProxyAddresses.localPart(sources.proxyAddresses(), "SMTP:"),
                        () -> sources.mail().flatMap(NameParts::localPart),
                        () -> sources.signInName().flatMap(NameParts::localPart),
                        () -> ProxyAddresses.localPart(sources.proxyAddresses(), "smtp:"),
                        sources::accountName,
                        sources::commonName)
                .flatMap(candidate -> candidate.get().map(MailNickname::sanitised).stream())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** Without the characters that a nickname must not have. */
    private static String sanitised(String name) {
        String clean = NOT_ALLOWED.matcher(name).replaceAll("");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
