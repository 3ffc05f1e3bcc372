package org.footbridge.engine.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.naming.ChosenName;
import org.footbridge.engine.naming.DisplayName;
import org.footbridge.engine.naming.MailNickname;
import org.footbridge.engine.naming.NameSources;
import org.footbridge.engine.naming.ProxyAddresses;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.naming.UserPrincipalName;

/**
 * Lays the rules of the tenant directory over what the mappings of an object gave: names that do not fit are replaced,
 * missing ones made up. Properties that are not mapped stay so.
 */
final class ApplyNames {

    private static final String USER_PRINCIPAL_NAME = "userPrincipalName";
    private static final String MAIL_NICKNAME = "mailNickname";
    private static final String DISPLAY_NAME = "displayName";
    private static final String PROXY_ADDRESSES = "proxyAddresses";
    private static final String MAIL = "mail";

    private final TargetKind kind;
    private final TenantDomains domains;
    private final Set<String> flowing = new HashSet<>();
    private final boolean otherSignInName;

    ApplyNames(TargetKind kind, TenantDomains domains, List<MapAttribute> mappings) {
        this.kind = kind;
        this.domains = domains;
        boolean other = false;
        for (MapAttribute mapping : mappings) {
            if (mapping.flows()) {
                flowing.add(mapping.property());
            }
            other |= mapping.property().equals(USER_PRINCIPAL_NAME)
                    && mapping.flows()
                    && !isNameOfDirectory(mapping.reads());
        }
        this.otherSignInName = other && kind == TargetKind.USER;
    }

    private static boolean isNameOfDirectory(Set<String> reads) {
        return reads.size() == 1 && reads.iterator().next().equalsIgnoreCase(USER_PRINCIPAL_NAME);
    }

    /** The attributes it may look at beside the mappings. */
    static Set<String> reads(TargetKind kind) {
        return kind == TargetKind.CONTACT ? Set.of("cn") : Set.of("cn", "sAMAccountName");
    }

    /** The properties that come from here alone. */
    Map<String, ValueFlow> owned() {
        return kind == TargetKind.USER && flowing.contains(USER_PRINCIPAL_NAME)
                ? Map.of(UserPrincipalName.OTHER_SOURCE, ValueFlow.ALWAYS)
                : Map.of();
    }

    void apply(StagedObject object, MappedProperties mapped) {
        NameSources sources = sources(object, mapped);
        if (kind == TargetKind.USER && flowing.contains(USER_PRINCIPAL_NAME)) {
            signInName(sources, mapped);
        }
        if (flowing.contains(MAIL_NICKNAME)) {
            choose(MAIL_NICKNAME, MailNickname.choose(sources), mapped);
        }
        if (flowing.contains(DISPLAY_NAME)) {
            DisplayName.choose(mapped.text(DISPLAY_NAME), sources).ifPresent(name -> put(DISPLAY_NAME, name, mapped));
        }
        mail(sources, mapped);
    }

    private static NameSources sources(StagedObject object, MappedProperties mapped) {
        return new NameSources(
                mapped.text(USER_PRINCIPAL_NAME).map(String::strip),
                mapped.text(MAIL_NICKNAME).map(String::strip),
                mapped.texts(PROXY_ADDRESSES),
                mapped.text(MAIL).map(String::strip),
                object.text("sAMAccountName"),
                object.text("cn"));
    }

    private void signInName(NameSources sources, MappedProperties mapped) {
        if (otherSignInName) {
            sources.signInName().ifPresent(name -> mapped.put(UserPrincipalName.OTHER_SOURCE, name));
        }
        mapped.remove(USER_PRINCIPAL_NAME);
        choose(USER_PRINCIPAL_NAME, UserPrincipalName.choose(sources, domains), mapped);
    }

    private static void choose(String property, Optional<ChosenName> chosen, MappedProperties mapped) {
        chosen.ifPresent(name -> {
            put(property, name.value(), mapped);
            if (name.madeUp()) {
                mapped.standIns.add(property);
            }
        });
    }

    /** A property that stays as it is on an object still needs a value on a new one. */
    private static void put(String property, String value, MappedProperties mapped) {
        if (mapped.left.contains(property)) {
            mapped.onCreation.putIfAbsent(property, new PropertyValue.Text(value));
        } else {
            mapped.put(property, value);
        }
    }

    /** The primary address is the mail of an object that has no other. */
    private void mail(NameSources sources, MappedProperties mapped) {
        if (flowing.contains(MAIL) && sources.mail().isEmpty() && !mapped.left.contains(MAIL)) {
            ProxyAddresses.primary(sources.proxyAddresses()).ifPresent(address -> mapped.put(MAIL, address));
        }
    }
}
