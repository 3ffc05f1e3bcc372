package org.footbridge.sampleforest.population;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;

/** What only some people have. The number of a person decides, so that nothing else of the company depends on it. */
final class InventDetails {
    /** How many certificates who has; the last more than a tenant takes. */
    private static final List<Integer> CERTIFICATES = List.of(1, 2, 15, 16);

    private static final int FEW = 10;

    private final DirectoryStore store;

    InventDetails(DirectoryStore store) {
        this.store = store;
    }

    /** @param colleagues who are there already */
    void add(Creation person, int number, Culture culture, List<DirectoryObject> colleagues) {
        if (number % 2 == 1) {
            person.put("employeeNumber", "E" + (700_000 + number));
        }
        phones(person, number, culture.dialling());
        texts(person, number);
        files(person, number);
        if (colleagues.size() >= FEW) {
            links(person, number, colleagues.get(number / 3), colleagues.get(number / 2));
        }
    }

    private static void phones(Creation person, int number, String dialling) {
        several(person, number, 7, 2, "otherTelephone", dialling + " 70" + number, dialling + " 71" + number);
        several(person, number, 16, 3, "otherMobile", dialling + " 72" + number);
        several(person, number, 40, 11, "otherHomePhone", dialling + " 73" + number, dialling + " 74" + number);
        several(person, number, 90, 14, "otherPager", dialling + " 75" + number);
        several(person, number, 60, 8, "otherIpPhone", "sip:" + number, "sip:desk" + number);
        several(person, number, 70, 15, "otherFacsimileTelephoneNumber", dialling + " 76" + number);
        several(person, number, 25, 4, "homePhone", dialling + " 77" + number);
        several(person, number, 80, 5, "pager", dialling + " 78" + number);
        several(person, number, 12, 7, "ipPhone", "7" + number);
    }

    private static void texts(Creation person, int number) {
        String page = "https://people.example/" + number;
        several(person, number, 20, 6, "url", page, page + "/photos");
        several(person, number, 35, 13, "wWWHomePage", page);
        several(person, number, 30, 16, "postOfficeBox", "PO " + number);
        several(person, number, 10, 3, "middleName", "Mäx");
        several(person, number, 4, 1, "initials", "M" + number % 10);
        several(person, number, 45, 18, "msDS-PhoneticDisplayName", "phonetic " + number);
        several(person, number, 15, 0, "msDS-HABSeniorityIndex", String.valueOf(100 - number % 100));
    }

    private void files(Creation person, int number) {
        if (number % 5 == 1) {
            person.put(store.type("thumbnailPhoto"), SampleFiles.photo(number));
        }
        if (number % 12 == 7) {
            int count = CERTIFICATES.get(number / 12 % CERTIFICATES.size());
            byte[][] all = IntStream.range(0, count)
                    .mapToObj(each -> SampleFiles.certificate(100 * number + each))
                    .toArray(byte[][]::new);
            person.put(store.type("userCertificate"), all);
        }
        if (number % 64 == 9) {
            person.put(store.type("userSMIMECertificate"), SampleFiles.certificate(100 * number + 50));
        }
    }

    private void links(Creation person, int number, DirectoryObject one, DirectoryObject other) {
        link(person, number, 20, 3, "publicDelegates", one, other);
        link(person, number, 35, 12, "msExchDelegateListLink", one);
        link(person, number, 40, 21, "altRecipient", other);
        link(person, number, 50, 29, "authOrig", one, other);
        link(person, number, 90, 41, "unauthOrig", other);
        link(person, number, 30, 21, "msExchModeratedByLink", one);
    }

    private void link(
            Creation person, int number, int share, int remainder, String attribute, DirectoryObject... targets) {
        if (number % share == remainder) {
            AttributeType type = store.type(attribute);
            Stream.of(targets).distinct().forEach(target -> person.link(type, target));
        }
    }

    /** One in so many has them: those whose number leaves the remainder. */
    static void several(Creation object, int number, int share, int remainder, String attribute, String... values) {
        if (number % share == remainder) {
            object.put(attribute, values);
        }
    }
}
