package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.OptionalLong;
import org.footbridge.engine.AccountExpiry;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.scope.SourceTraits;

/** The values of attributes that no directory has, or not among the attributes that are staged. */
final class ComputeAttribute {

    /** ADS_UF_ACCOUNT_DISABLE (MS-ADTS 2.2.16). */
    private static final long DISABLED = 0x2;

    private ComputeAttribute() {}

    /** @param now what expressions take for the present */
    static Value of(VirtualAttribute attribute, StagedObject object, Instant now) {
        return switch (attribute) {
            case OBJECT_GUID -> new Value.Bytes(object.guid().toBase64());
            case DISTINGUISHED_NAME -> text(object.distinguishedName());
            case OBJECT_CLASS -> text(object.objectClass());
            case ACCOUNT_DISABLED -> accountDisabled(object.number("userAccountControl"));
            case ACCOUNT_EXPIRED -> new Value.Truth(AccountExpiry.isExpired(object, now));
            case MAIL_ENABLED -> new Value.Truth(SourceTraits.isMailEnabled(object));
        };
    }

    private static Value accountDisabled(OptionalLong control) {
        return control.isEmpty() ? Value.NOTHING : new Value.Truth((control.getAsLong() & DISABLED) != 0);
    }

    private static Value text(String text) {
        return text.isEmpty() ? Value.NOTHING : new Value.Text(text);
    }
}
