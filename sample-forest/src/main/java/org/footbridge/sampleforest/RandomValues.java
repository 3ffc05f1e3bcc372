package org.footbridge.sampleforest;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that random changes give to attributes of people. */
final class RandomValues {
    static final String PHOTO = "thumbnailPhoto";
    /** Of one value, or of several of which one is set. */
    static final List<String> TEXT = List.of(
            "title",
            "department",
            "telephoneNumber",
            "mobile",
            "description",
            "l",
            "company",
            "physicalDeliveryOfficeName",
            "extensionAttribute3",
            "extensionAttribute11");

    static final List<String> SEVERAL = List.of("otherTelephone", "msExchExtensionCustomAttribute1");
    static final List<String> ALL =
            Stream.of(TEXT, SEVERAL, List.of(PHOTO)).flatMap(List::stream).toList();

    private static final int PHOTO_BYTES = 2_000;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    String text() {
        return "Value " + random.nextInt(1_000_000);
    }

    /** One to nine, all different. */
    String[] several() {
        int first = random.nextInt(1_000_000);
        return IntStream.rangeClosed(0, random.nextInt(9))
                .mapToObj(number -> "Value " + (first + number))
                .toArray(String[]::new);
    }

    /** Bytes in base 64. */
    String photo() {
        byte[] bytes = new byte[1 + random.nextInt(PHOTO_BYTES)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
