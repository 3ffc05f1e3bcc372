package org.footbridge.engine.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;

/** The mail nickname, which also makes the user principal names of users without a usable one. */
final class MailNickname {

    private static final int LONGEST = 64;

    private MailNickname() {}

    /**
     * Of a user or contact: mailNickname; or else what stands before the @ of the primary SMTP address, of mail, of the
     * user principal name, of a further SMTP address; or else sAMAccountName or cn.
     */
    static AttributeMapping mapping() {
        return Sources.computed(
                "mailNickname",
                Set.of("mailNickname", "proxyAddresses", "mail", "userPrincipalName", "sAMAccountName", "cn"),
                (object, context) -> mapped(object, () -> standIn(object)));
    }

    /** Of a group: mailNickname, or else what stands before the @ of mail, or else sAMAccountName or cn. */
    static AttributeMapping ofGroup() {
        return Sources.computed(
                "mailNickname",
                Set.of("mailNickname", "mail", "sAMAccountName", "cn"),
                (object, context) -> mapped(
                        object,
                        () -> first(Stream.of(
                                () -> object.text("mail").flatMap(NameParts::localPart), () -> accountName(object)))));
    }

    /** The nickname a user principal name is made of. */
    static Optional<String> of(StagedObject object) {
        return object.text("mailNickname").or(() -> standIn(object));
    }

    private static MappedValue mapped(StagedObject object, Supplier<Optional<String>> standIn) {
        Optional<String> own = object.text("mailNickname");
        return own.isPresent()
                ? MappedValue.text(own)
                : standIn.get()
                        .<MappedValue>map(name -> new MappedValue.StandIn(new PropertyValue.Text(name)))
                        .orElse(MappedValue.NOTHING);
    }

    private static Optional<String> standIn(StagedObject object) {
        return first(Stream.of(
                () -> ProxyAddresses.localPart(object, "SMTP:"),
                () -> object.text("mail").flatMap(NameParts::localPart),
                () -> object.text("userPrincipalName").flatMap(NameParts::localPart),
                () -> ProxyAddresses.localPart(object, "smtp:"),
                () -> accountName(object)));
    }

    private static Optional<String> accountName(StagedObject object) {
        return object.text("sAMAccountName").or(() -> object.text("cn"));
    }

    private static Optional<String> first(Stream<Supplier<Optional<String>>> candidates) {
        return candidates
                .flatMap(candidate ->
                        candidate.get().map(MailNickname::sanitised).filter(name -> !name.isEmpty()).stream())
                .findFirst();
    }

    /** Without the characters that a nickname must not have. */
    private static String sanitised(String name) {
        String clean = name.replaceAll("[\\s\\p{Cntrl}@()\\[\\]\\\\\";:<>,]", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
