package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of further phones and addresses, photos and certificates, which every directory has. */
final class DetailChanges {
    private static final int MANY_CERTIFICATES = 15;

    /** Of people and of contacts, in every directory. */
    private static final List<String> SEVERAL = List.of(
            "otherTelephone",
            "otherMobile",
            "otherHomePhone",
            "otherPager",
            "otherIpPhone",
            "otherFacsimileTelephoneNumber",
            "postOfficeBox",
            "url");

    private static final List<String> TEXTS =
            List.of("homePhone", "pager", "ipPhone", "middleName", "wWWHomePage", "info", "msDS-PhoneticDisplayName");

    /** Of people only. */
    private static final List<String> OF_PEOPLE = List.of("employeeNumber", "preferredLanguage");

    private final Playground playground;
    private final AttributeSteps steps;

    DetailChanges(Playground playground) {
        this.playground = playground;
        this.steps = new AttributeSteps(playground);
    }

    Optional<Step> changeText() throws LDAPException {
        boolean own = playground.chance(4);
        return steps.change(
                own ? Sort.PERSON : playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.CONTACT)),
                playground.pick(own ? OF_PEOPLE : TEXTS),
                playground.freshText());
    }

    Optional<Step> changeSeveral() throws LDAPException {
        return steps.several(anybodyWithPhones(), playground.pick(SEVERAL));
    }

    Optional<Step> changePhoto() throws LDAPException {
        return steps.change(anybodyWithPhones(), "thumbnailPhoto", SmallFiles.photo(playground.freshNumber()));
    }

    /** Up to fifteen flow; of more, none does. */
    Optional<Step> changeCertificates() throws LDAPException {
        int count = playground.pick(List.of(1, 1, 2, 3, MANY_CERTIFICATES, MANY_CERTIFICATES + 1));
        byte[][] all = Stream.generate(() -> SmallFiles.certificate(playground.freshNumber()))
                .limit(count)
                .toArray(byte[][]::new);
        String attribute = playground.chance(3) ? "userSMIMECertificate" : "userCertificate";
        return steps.change(Sort.PERSON, attribute, all);
    }

    private Sort anybodyWithPhones() {
        return playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.PERSON, Sort.CONTACT));
    }
}
