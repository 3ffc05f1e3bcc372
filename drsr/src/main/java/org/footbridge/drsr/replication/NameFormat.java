package org.footbridge.drsr.replication;

/** How an object is called (DS_NAME_FORMAT, MS-DRSR 4.1.4.1.3). */
public enum NameFormat {
    /** Whatever it is. */
    ANY(0),
    /** CN=Ada,OU=People,DC=corp,DC=example. */
    DISTINGUISHED_NAME(1),
    /** CORP\ada. */
    ACCOUNT_NAME(2),
    /** Ada Lovelace. */
    DISPLAY_NAME(3),
    /** {5b2c1f0e-...}. */
    GUID(6),
    /** corp.example/People/Ada. */
    CANONICAL_NAME(7),
    /** ada@corp.example. */
    USER_PRINCIPAL_NAME(8),
    /** host/dc1.corp.example. */
    SERVICE_PRINCIPAL_NAME(10),
    /** S-1-5-21-...; only as a question. */
    SID(11);

    private final int number;

    NameFormat(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
