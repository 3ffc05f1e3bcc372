package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.Set;
import org.footbridge.sampleforest.store.Refusal;

/**
 * Who sends the requests of a connection.
 *
 * @param name DN of the account, empty for anonymous
 */
record Caller(String name, Set<Right> rights) {
    static final Caller ANONYMOUS = new Caller("", Set.of());

    boolean may(Right right) {
        return rights.contains(right);
    }

    void requireBound() {
        if (name.isEmpty()) {
            throw new Refusal(
                    ResultCode.OPERATIONS_ERROR,
                    "000004DC: LdapErr: DSID-00000000, comment: In order to perform this operation a successful bind"
                            + " must be completed on the connection., data 0");
        }
    }

    void require(Right right, String what) {
        requireBound();
        if (!may(right)) {
            throw new Refusal(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    "00002105: SecErr: DSID-00000000, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0: " + name
                            + " may not " + what);
        }
    }
}
