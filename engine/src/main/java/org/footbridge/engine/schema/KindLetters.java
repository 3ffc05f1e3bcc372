package org.footbridge.engine.schema;

import java.util.EnumSet;
import java.util.Set;
import org.footbridge.engine.TargetKind;

/** Kinds of objects in the tables of this package: U user (and inetOrgPerson), C contact, G group. */
final class KindLetters {

    private KindLetters() {}

    static Set<TargetKind> kinds(String letters) {
        Set<TargetKind> kinds = EnumSet.noneOf(TargetKind.class);
        for (int at = 0; at < letters.length(); at++) {
            char letter = letters.charAt(at);
            kinds.add(
                    switch (letter) {
                        case 'U' -> TargetKind.USER;
                        case 'C' -> TargetKind.CONTACT;
                        case 'G' -> TargetKind.GROUP;
                        default -> throw new IllegalArgumentException("No kind of object has the letter " + letter);
                    });
        }
        return kinds;
    }
}
