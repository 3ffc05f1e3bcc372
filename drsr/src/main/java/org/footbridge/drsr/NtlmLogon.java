package org.footbridge.drsr;

import java.util.Arrays;
import org.footbridge.drsr.ntlm.NtlmAccount;

/** By name and password, with NTLM version 2. */
public final class NtlmLogon implements Logon {
    private final String domain;
    private final String user;
    private final char[] password;

    /**
     * @param domain NetBIOS or DNS name; empty when the user is given as user@domain
     * @param password copied; the caller wipes the original
     */
    public NtlmLogon(String domain, String user, char[] password) {
        this.domain = domain;
        this.user = user;
        this.password = password.clone();
    }

    NtlmAccount account() {
        return new NtlmAccount(domain, user, password);
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "NtlmLogon[" + domain + "\\" + user + "]";
    }
}
