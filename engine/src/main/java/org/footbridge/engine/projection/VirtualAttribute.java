package org.footbridge.engine.projection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.Value;

/** An attribute that mappings may name although no directory has it, or not among the attributes that are staged. */
enum VirtualAttribute {
    OBJECT_GUID("objectGUID", "") {
        @Override
        Value of(StagedObject object) {
            return new Value.Bytes(object.guid().toBase64());
        }
    },

    DISTINGUISHED_NAME("distinguishedName", "") {
        @Override
        Value of(StagedObject object) {
            return text(object.distinguishedName());
        }
    },

    /** The most specific structural class. */
    OBJECT_CLASS("objectClass", "") {
        @Override
        Value of(StagedObject object) {
            return text(object.objectClass());
        }
    },

    /** From ADS_UF_ACCOUNT_DISABLE in userAccountControl (MS-ADTS 2.2.16). */
    ACCOUNT_DISABLED("accountDisabled", "userAccountControl") {
        @Override
        Value of(StagedObject object) {
            OptionalLong control = object.number("userAccountControl");
            return control.isEmpty() ? Value.NOTHING : new Value.Truth((control.getAsLong() & DISABLED) != 0);
        }
    };

    private static final long DISABLED = 0x2;

    private final String spelling;
    private final String madeOf;

    /** @param madeOf the attribute of the directory behind it; empty when it needs none */
    VirtualAttribute(String spelling, String madeOf) {
        this.spelling = spelling;
        this.madeOf = madeOf;
    }

    abstract Value of(StagedObject object);

    /** The attributes of the directory it is made of, as LDAP spells them. */
    Set<String> reads() {
        return madeOf.isEmpty() ? Set.of() : Set.of(madeOf);
    }

    /** Names are compared without case. */
    static Optional<VirtualAttribute> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(attribute -> attribute.spelling.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    private static Value text(String text) {
        return text.isEmpty() ? Value.NOTHING : new Value.Text(text);
    }
}
