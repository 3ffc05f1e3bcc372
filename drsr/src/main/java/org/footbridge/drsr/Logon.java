package org.footbridge.drsr;

/** How the client proves who it is. */
public sealed interface Logon extends AutoCloseable permits NtlmLogon, KerberosLogon {

    /** Wipes what is kept of the secret. It may be used for connections until then. */
    @Override
    void close();
}
