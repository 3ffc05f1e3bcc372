package org.footbridge.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What rules may name like an attribute although it is not read by that name: the engine knows or computes it. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are copies; Java's types cannot say so
public enum VirtualAttribute {
    /** Bytes as the directory stores them. */
    OBJECT_GUID("objectGUID", AttributeSyntax.OCTETS, Set.of()),
    DISTINGUISHED_NAME("distinguishedName", AttributeSyntax.TEXT, Set.of()),
    /** The most specific class. */
    OBJECT_CLASS("objectClass", AttributeSyntax.TEXT, Set.of()),
    /** True or false; without userAccountControl the object is at fault, because nobody knows which. */
    ACCOUNT_DISABLED("accountDisabled", AttributeSyntax.BOOLEAN, Set.of("userAccountControl")),
    /** True when the moment of accountExpires has come, else false; looked at again when it comes. */
    ACCOUNT_EXPIRED("accountExpired", AttributeSyntax.BOOLEAN, Set.of(AccountExpiry.ATTRIBUTE)),
    /** True or false: it has an SMTP address among proxyAddresses, or has none at all and {@code mail} is one. */
    MAIL_ENABLED("mailEnabled", AttributeSyntax.BOOLEAN, Set.of("proxyAddresses", "mail"));

    private final SourceAttributeDefinition definition;
    private final Set<String> reads;

    VirtualAttribute(String attribute, AttributeSyntax syntax, Set<String> reads) {
        this.definition = SourceAttributeDefinition.plain(attribute, syntax, true);
        this.reads = Collections.unmodifiableSet(new TreeSet<>(reads));
    }

    /** As rules spell it. */
    public String attribute() {
        return definition.name();
    }

    public SourceAttributeDefinition definition() {
        return definition;
    }

    /** The attributes of the directory that it is computed from. */
    public Set<String> reads() {
        return reads;
    }

    /** Names are compared without case. */
    public static Optional<VirtualAttribute> named(String attribute) {
        return Arrays.stream(values())
                .filter(virtual -> virtual.attribute().equalsIgnoreCase(attribute))
                .findFirst();
    }
}
