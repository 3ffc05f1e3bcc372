package org.footbridge.sampleforest;

import java.util.UUID;

/**
 * An account that a program binds as.
 *
 * @param guid of the account's object
 * @param bindName user principal name
 * @param downLevelName DOMAIN\account
 * @param dn distinguished name when the account was made
 * @param password in clear; never printed
 */
public record ServiceAccount(UUID guid, String bindName, String downLevelName, String dn, String password) {
    @Override
    public String toString() {
        return "ServiceAccount[" + bindName + "]";
    }
}
