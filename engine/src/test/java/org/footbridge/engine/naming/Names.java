package org.footbridge.engine.naming;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sources of names under construction. */
final class Names {

    static final TenantDomains DOMAINS = new TenantDomains("contoso.onfootbridge.example", Set.of("Contoso.example"));
    static final Names NONE = new Names("", "", List.of(), "", "", "");

    private final String signInName;
    private final String nickname;
    private final List<String> addresses;
    private final String mail;
    private final String account;
    private final String common;

    private Names(
            String signInName, String nickname, List<String> addresses, String mail, String account, String common) {
        this.signInName = signInName;
        this.nickname = nickname;
        this.addresses = addresses;
        this.mail = mail;
        this.account = account;
        this.common = common;
    }

    Names signInName(String name) {
        return new Names(name, nickname, addresses, mail, account, common);
    }

    Names nickname(String name) {
        return new Names(signInName, name, addresses, mail, account, common);
    }

    Names addresses(String... all) {
        return new Names(signInName, nickname, List.of(all), mail, account, common);
    }

    Names mail(String address) {
        return new Names(signInName, nickname, addresses, address, account, common);
    }

    Names account(String name) {
        return new Names(signInName, nickname, addresses, mail, name, common);
    }

    Names common(String name) {
        return new Names(signInName, nickname, addresses, mail, account, name);
    }

    NameSources sources() {
        return new NameSources(
                present(signInName),
                present(nickname),
                ProxyAddresses.distinct(addresses),
                present(mail),
                present(account),
                present(common));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }
}
