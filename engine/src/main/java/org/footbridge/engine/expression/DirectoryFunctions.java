package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Functions of names, identifiers and the tenant. */
final class DirectoryFunctions {

    private static final FunctionDefinition DEFAULT_DOMAIN = function("DefaultDomain", FunctionFamily.ENVIRONMENT)
            .says("The tenant's default domain.")
            .onNull("Takes nothing.")
            .onSeveral("Takes nothing.")
            .fails("DefaultDomainMissing", "when the tenant has none")
            .example(
                    "Join(\"@\", [mailNickname], DefaultDomain())",
                    "mailNickname",
                    new Value.Text("ann"),
                    "\"ann@corp.example\"")
            .impure()
            .does(arguments -> arguments
                    .context()
                    .defaultDomain()
                    .<Value>map(Value.Text::new)
                    .orElseThrow(() -> arguments.fault(
                            "DefaultDomainMissing",
                            "The tenant has no default domain.",
                            "Add a domain and make it the default.")));

    private static final FunctionDefinition DN_COMPONENT = function("DNComponent", FunctionFamily.DIRECTORY)
            .says("The value of one part of a distinguished name, without its type and without escapes.")
            .takes(required("dn", ValueType.REFERENCE, "the name").each())
            .takes(required("ComponentNumber", ValueType.WHOLE, "which part, counted from 1 on the left"))
            .onNull("No value.")
            .note(
                    "A number before 1 or behind the last part gives no value. Of a part with several types the first counts.")
            .example(
                    "DNComponent(CRef([dn]), 1)",
                    "dn",
                    new Value.Text("CN=Sales\\, EMEA,OU=Groups,DC=corp,DC=example"),
                    "\"Sales, EMEA\"")
            .does(arguments -> {
                List<String> values = NameComponents.values(arguments.text(0));
                long number = arguments.whole(1);
                return number < 1 || number > values.size()
                        ? Value.NOTHING
                        : new Value.Text(values.get((int) number - 1));
            });

    private static final FunctionDefinition STRING_FROM_SID = function("StringFromSid", FunctionFamily.CONVERSION)
            .says("A security identifier in its text form.")
            .takes(required("ObjectSID", ValueType.BYTES, "the identifier; a text is its base64")
                    .each())
            .onNull("No value.")
            .note("A text that begins with `S-1-` is given as it is.")
            .fails("NotBinary", "when the value is no security identifier")
            .example(
                    "StringFromSid([objectSid])",
                    "objectSid",
                    new Value.Bytes("AQUAAAAAAAUVAAAAAQAAAAIAAAADAAAAUAQAAA=="),
                    "\"S-1-5-21-1-2-3-1104\"")
            .does(DirectoryFunctions::stringFromSid);

    static final List<FunctionDefinition> ALL = List.of(DEFAULT_DOMAIN, DN_COMPONENT, STRING_FROM_SID);

    private DirectoryFunctions() {}

    private static Value stringFromSid(Arguments arguments) {
        String written = arguments.text(0);
        if (written.isEmpty()) {
            return Value.NOTHING;
        }
        if (written.startsWith("S-1-")) {
            return new Value.Text(written);
        }
        return decode(written)
                .flatMap(DirectoryFunctions::sid)
                .<Value>map(Value.Text::new)
                .orElseThrow(() -> arguments.fault(
                        0,
                        "NotBinary",
                        "ObjectSID is no security identifier.",
                        "Give it an attribute that holds one, such as objectSid."));
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** MS-DTYP 2.4.2.2: revision, count of sub-authorities, authority (big-endian), sub-authorities (little-endian). */
    private static Optional<String> sid(byte[] bytes) {
        if (bytes.length < 8 || bytes[0] != 1 || bytes.length != 8 + 4 * bytes[1]) {
            return Optional.empty();
        }
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | (bytes[i] & 0xff);
        }
        StringBuilder sid = new StringBuilder("S-1-").append(authority);
        for (int i = 8; i < bytes.length; i += 4) {
            long part = 0;
            for (int j = 3; j >= 0; j--) {
                part = (part << 8) | (bytes[i + j] & 0xff);
            }
            sid.append('-').append(part);
        }
        return Optional.of(sid.toString());
    }
}
