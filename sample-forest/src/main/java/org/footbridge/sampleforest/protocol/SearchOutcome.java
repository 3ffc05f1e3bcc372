package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;

/** The end of a search answer. */
record SearchOutcome(ResultCode code, List<Control> controls) {
    SearchOutcome {
        controls = List.copyOf(controls);
    }
}
