package org.footbridge.engine.naming;

import java.util.List;
import java.util.Optional;

/**
 * What the source of an object says about its names. No text is blank or surrounded by white space.
 *
 * @param signInName the user principal name of the directory, or what is to take its place; of users only
 * @param mailNickname as the directory has it
 * @param proxyAddresses as {@link ProxyAddresses#distinct} leaves them
 * @param mail one address without prefix
 * @param accountName sAMAccountName
 * @param commonName cn
 */
public record NameSources(
        Optional<String> signInName,
        Optional<String> mailNickname,
        List<String> proxyAddresses,
        Optional<String> mail,
        Optional<String> accountName,
        Optional<String> commonName) {

    public NameSources {
        proxyAddresses = List.copyOf(proxyAddresses);
    }
}
