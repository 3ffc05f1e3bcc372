package org.footbridge.sambaforest;

import java.util.List;

/**
 * A user of the domain that a program binds as.
 *
 * @param name sAMAccountName
 * @param userPrincipalName name@realm in lower case
 * @param dn distinguished name
 * @param sid textual security identifier
 * @param password in clear; never printed
 * @param servicePrincipalNames names that clients ask Kerberos tickets for
 */
public record ServiceAccount(
        String name,
        String userPrincipalName,
        String dn,
        String sid,
        String password,
        List<String> servicePrincipalNames) {

    public ServiceAccount {
        servicePrincipalNames = List.copyOf(servicePrincipalNames);
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + userPrincipalName + "]";
    }
}
