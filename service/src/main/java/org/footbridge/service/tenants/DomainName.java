package org.footbridge.service.tenants;

import java.util.Locale;
import java.util.regex.Pattern;
import org.footbridge.service.errors.ServiceFailure;

/** Checks a DNS domain name that an administrator typed (RFC 1123: labels of letters, digits and hyphens). */
final class DomainName {
    private static final int LONGEST = 253;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private DomainName() {}

    /** The name in lower case. */
    static String checked(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST || !FORM.matcher(lower).matches()) {
            throw new ServiceFailure(
                    "InvalidDomainName",
                    400,
                    "\"" + shortened(name) + "\" is not a DNS domain name.",
                    "Give a name such as contoso.com; a non-ASCII name in its punycode form.");
        }
        return lower;
    }

    private static String shortened(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}
