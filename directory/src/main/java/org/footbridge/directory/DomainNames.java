package org.footbridge.directory;

/**
 * What a domain and its forest are called. NetBIOS names are empty where the directory does not tell them.
 *
 * @param domainDnsName lower case
 * @param forestDnsName of the forest's root domain, lower case
 */
public record DomainNames(
        String domainDnsName, String domainNetbiosName, String forestDnsName, String forestNetbiosName) {}
