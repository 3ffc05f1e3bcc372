package org.footbridge.drsr.replication;

import java.util.regex.Pattern;

/**
 * An attribute that can be asked for.
 *
 * @param name lDAPDisplayName, for people
 * @param oid object identifier of the attribute (attributeID in its schema object), in dotted numbers
 */
public record Attribute(String name, String oid) {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,8})){1,40}");

    /** A secret: the NT hash of the current password. */
    public static final Attribute UNICODE_PWD = new Attribute("unicodePwd", "1.2.840.113556.1.4.90");
    /** A secret: among others the Kerberos keys of the current password. */
    public static final Attribute SUPPLEMENTAL_CREDENTIALS =
            new Attribute("supplementalCredentials", "1.2.840.113556.1.4.125");
    /** When the password was set: 100 nanoseconds since 1601; 0: it must be changed at the next logon. */
    public static final Attribute PWD_LAST_SET = new Attribute("pwdLastSet", "1.2.840.113556.1.4.96");
    /** Flags of the account (MS-ADTS 2.2.16). */
    public static final Attribute USER_ACCOUNT_CONTROL = new Attribute("userAccountControl", "1.2.840.113556.1.4.8");
    /** When the account expires: 100 nanoseconds since 1601; 0 or 2^63-1: never. */
    public static final Attribute ACCOUNT_EXPIRES = new Attribute("accountExpires", "1.2.840.113556.1.4.159");
    /** Whether the object is a tombstone. */
    public static final Attribute IS_DELETED = new Attribute("isDeleted", "1.2.840.113556.1.2.48");
    /** The account's name before Windows 2000. */
    public static final Attribute SAM_ACCOUNT_NAME = new Attribute("sAMAccountName", "1.2.840.113556.1.4.221");
    /** The account's name in the form of a mail address. */
    public static final Attribute USER_PRINCIPAL_NAME = new Attribute("userPrincipalName", "1.2.840.113556.1.4.656");
    /** The classes of the object, as numbers of the server's own schema. */
    public static final Attribute OBJECT_CLASS = new Attribute("objectClass", "2.5.4.0");

    public Attribute {
        if (!OID.matcher(oid).matches()) {
            throw new IllegalArgumentException(oid + " is no object identifier of the attribute " + name);
        }
    }

    /** Whether reading it takes the right Replicating Directory Changes All, and its value is encrypted (MS-DRSR 4.1.10.3.11). */
    public boolean secret() {
        return switch (oid) {
            case "1.2.840.113556.1.4.90", // unicodePwd
                    "1.2.840.113556.1.4.94", // ntPwdHistory
                    "1.2.840.113556.1.4.55", // dBCSPwd
                    "1.2.840.113556.1.4.160", // lmPwdHistory
                    "1.2.840.113556.1.4.125", // supplementalCredentials
                    "1.2.840.113556.1.4.27", // currentValue
                    "1.2.840.113556.1.4.26", // priorValue
                    "1.2.840.113556.1.4.129", // trustAuthIncoming
                    "1.2.840.113556.1.4.135", // trustAuthOutgoing
                    "1.2.840.113556.1.4.539", // initialAuthIncoming
                    "1.2.840.113556.1.4.540" -> // initialAuthOutgoing
                true;
            default -> false;
        };
    }
}
