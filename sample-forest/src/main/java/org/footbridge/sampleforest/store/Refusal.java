package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.ResultCode;

/** The directory refuses a request: an LDAP result code and a text in the manner of a domain controller. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public Refusal(ResultCode code, String message) {
        super(message);
        this.code = code.intValue();
    }

    public ResultCode code() {
        return ResultCode.valueOf(code);
    }

    static Refusal unknownAttribute(String name) {
        return new Refusal(
                ResultCode.NO_SUCH_ATTRIBUTE,
                "00000057: LdapErr: the attribute '" + name + "' is not in the schema of the sample forest");
    }

    /** Nothing is stored under the name. */
    public static Refusal noSuchObject(String name) {
        return new Refusal(
                ResultCode.NO_SUCH_OBJECT,
                "0000208D: NameErr: DSID-00000000, problem 2001 (NO_OBJECT), data 0, best match of: '" + name + "'");
    }

    static Refusal exists(String what) {
        return new Refusal(
                ResultCode.ENTRY_ALREADY_EXISTS,
                "00002071: UpdErr: DSID-00000000, problem 6005 (ENTRY_EXISTS), data 0: " + what);
    }

    static Refusal constraint(String what) {
        return new Refusal(
                ResultCode.CONSTRAINT_VIOLATION,
                "000021C8: AtrErr: DSID-00000000, problem 1005 (CONSTRAINT_ATT_TYPE), data 0: " + what);
    }

    /** The request is understood but not done. */
    public static Refusal unwilling(String what) {
        return new Refusal(
                ResultCode.UNWILLING_TO_PERFORM,
                "00002035: SvcErr: DSID-00000000, problem 5003 (WILL_NOT_PERFORM), data 0: " + what);
    }
}
