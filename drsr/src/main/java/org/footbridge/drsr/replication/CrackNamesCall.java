package org.footbridge.drsr.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** IDL_DRSCrackNames (MS-DRSR 4.1.4). */
final class CrackNamesCall {
    static final int OPERATION = 12;

    /** Servers take ten times as many. */
    private static final int NAMES_AT_ONCE = 1000;

    private CrackNamesCall() {}

    /**
     * Asks for any number of names.
     *
     * @param call asks for some
     */
    static List<Optional<String>> inParts(List<String> names, Function<List<String>, List<Optional<String>>> call) {
        List<Optional<String>> answers = new ArrayList<>(names.size());
        for (int from = 0; from < names.size(); from += NAMES_AT_ONCE) {
            answers.addAll(call.apply(names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE))));
        }
        return List.copyOf(answers);
    }

    static byte[] request(Handle handle, List<String> names, NameFormat offered, NameFormat desired) {
        NdrWriter writer = new NdrWriter();
        handle.write(writer);
        writer.int32(1)
                .int32(1)
                .int32(0)
                .int32(0)
                .int32(0)
                .int32(offered.number())
                .int32(desired.number())
                .int32(names.size())
                .pointer()
                .int32(names.size());
        names.forEach(name -> writer.pointer());
        names.forEach(name -> NdrText.write(writer, name));
        return writer.toBytes();
    }

    /** One name per question, in its order; empty where there is none or more than one. */
    static List<Optional<String>> answer(byte[] stub, int expected) {
        NdrReader reader = WindowsError.check(stub, "the question for names");
        reader.skip(8);
        int count = 0;
        if (reader.pointer()) {
            reader.skip(4);
            count = reader.pointer() ? reader.count(12) : 0;
        }
        if (count != expected) {
            throw new DrsException(
                    DrsException.Code.MALFORMED, "The server answers " + expected + " names with " + count);
        }
        boolean[] resolved = new boolean[count];
        boolean[] domains = new boolean[count];
        boolean[] named = new boolean[count];
        for (int i = 0; i < count; i++) {
            resolved[i] = reader.int32() == 0;
            domains[i] = reader.pointer();
            named[i] = reader.pointer();
        }
        List<Optional<String>> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (domains[i]) {
                NdrText.read(reader);
            }
            Optional<String> name = named[i] ? Optional.of(NdrText.read(reader)) : Optional.empty();
            names.add(resolved[i] ? name : Optional.empty());
        }
        return names;
    }
}
