package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1Long;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import java.util.Set;
import org.footbridge.sampleforest.store.Refusal;
import org.jspecify.annotations.Nullable;

/** The controls of a search request that change its meaning. */
record SearchControls(
        @Nullable SimplePagedResultsControl paged,
        @Nullable DirSync dirSync,
        boolean showsDeleted,
        boolean domainScope,
        NameStyle names) {
    static final String DIR_SYNC = "1.2.840.113556.1.4.841";
    static final String SHOW_DELETED = "1.2.840.113556.1.4.417";
    static final String EXTENDED_NAMES = "1.2.840.113556.1.4.529";
    static final String DOMAIN_SCOPE = "1.2.840.113556.1.4.1339";
    static final String TREE_DELETE = "1.2.840.113556.1.4.805";
    static final String PERMISSIVE_MODIFY = "1.2.840.113556.1.4.1413";
    static final Set<String> SUPPORTED = Set.of(
            DIR_SYNC,
            SHOW_DELETED,
            EXTENDED_NAMES,
            DOMAIN_SCOPE,
            TREE_DELETE,
            PERMISSIVE_MODIFY,
            SimplePagedResultsControl.PAGED_RESULTS_OID,
            "1.2.840.113556.1.4.2064",
            "1.2.840.113556.1.4.2065",
            "1.2.840.113556.1.4.801");

    /** The DirSync request (MS-ADTS 3.1.1.3.4.1.3). */
    record DirSync(int flags, int maximumBytes, ASN1OctetString cookie) {
        static final int OBJECT_SECURITY = 1;
        static final int ANCESTORS_FIRST = 0x800;
        static final int INCREMENTAL_VALUES = 0x80000000;

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    static SearchControls of(List<Control> controls) {
        SimplePagedResultsControl paged = null;
        DirSync dirSync = null;
        boolean deleted = false;
        boolean domainScope = false;
        NameStyle names = NameStyle.PLAIN;
        for (Control control : controls) {
            switch (control.getOID()) {
                case SimplePagedResultsControl.PAGED_RESULTS_OID -> paged = paged(control);
                case DIR_SYNC -> dirSync = dirSync(control);
                case SHOW_DELETED, "1.2.840.113556.1.4.2064" -> deleted = true;
                case DOMAIN_SCOPE -> domainScope = true;
                case EXTENDED_NAMES -> names = names(control);
                default -> requireKnown(control);
            }
        }
        return new SearchControls(paged, dirSync, deleted, domainScope, names);
    }

    static void requireKnown(Control control) {
        if (control.isCritical() && !SUPPORTED.contains(control.getOID())) {
            throw new Refusal(
                    ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
                    "00002040: SvcErr: DSID-00000000, problem 5010 (UNAVAIL_EXTENSION), data 0: " + control.getOID());
        }
    }

    private static SimplePagedResultsControl paged(Control control) {
        try {
            return control instanceof SimplePagedResultsControl decoded
                    ? decoded
                    : new SimplePagedResultsControl(control.getOID(), control.isCritical(), control.getValue());
        } catch (LDAPException malformed) {
            throw malformed(control, malformed);
        }
    }

    private static DirSync dirSync(Control control) {
        if (!control.isCritical()) {
            throw new Refusal(
                    ResultCode.OPERATIONS_ERROR, "00000057: LdapErr: the DirSync control has to be critical, data 0");
        }
        try {
            ASN1Element[] parts = ASN1Sequence.decodeAsSequence(value(control)).elements();
            return new DirSync(
                    (int) ASN1Long.decodeAsLong(parts[0]).longValue(),
                    ASN1Integer.decodeAsInteger(parts[1]).intValue(),
                    ASN1OctetString.decodeAsOctetString(parts[2]));
        } catch (ASN1Exception | ArrayIndexOutOfBoundsException malformed) {
            throw malformed(control, malformed);
        }
    }

    private static NameStyle names(Control control) {
        if (control.getValue() == null) {
            return NameStyle.EXTENDED_HEXADECIMAL;
        }
        try {
            ASN1Element[] parts = ASN1Sequence.decodeAsSequence(value(control)).elements();
            return ASN1Integer.decodeAsInteger(parts[0]).intValue() == 1
                    ? NameStyle.EXTENDED_TEXT
                    : NameStyle.EXTENDED_HEXADECIMAL;
        } catch (ASN1Exception | ArrayIndexOutOfBoundsException malformed) {
            throw malformed(control, malformed);
        }
    }

    private static byte[] value(Control control) throws ASN1Exception {
        ASN1OctetString value = control.getValue();
        if (value == null) {
            throw new ASN1Exception("the control has no value");
        }
        return value.getValue();
    }

    private static Refusal malformed(Control control, Exception cause) {
        Refusal refusal = new Refusal(
                ResultCode.PROTOCOL_ERROR,
                "00000057: LdapErr: the value of control " + control.getOID() + " cannot be decoded, data 0");
        refusal.initCause(cause);
        return refusal;
    }
}
