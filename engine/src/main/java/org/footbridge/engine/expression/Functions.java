package org.footbridge.engine.expression;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue: every function of the language. */
public final class Functions {

    private static final List<List<FunctionDefinition>> FAMILIES = List.of(
            FlowFunctions.ALL,
            TestFunctions.ALL,
            TextFunctions.ALL,
            TextPartFunctions.ALL,
            NameFunctions.ALL,
            SeveralValuesFunctions.ALL,
            ValueFunctions.ALL,
            EncodingFunctions.ALL,
            DateFunctions.ALL,
            DirectoryFunctions.ALL,
            RandomFunctions.ALL,
            AppRoleFunctions.ALL,
            ConnectFlowFunctions.ALL,
            ConnectTextFunctions.ALL,
            ConnectValueFunctions.ALL,
            CertificateFunctions.ALL);

    private static final Map<String, FunctionDefinition> BY_NAME = byName();

    private Functions() {}

    /** By name. */
    public static Collection<FunctionDefinition> all() {
        return BY_NAME.values();
    }

    /** @param name in any case */
    public static Optional<FunctionDefinition> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The function that is spelled most like a name; empty when none is near. */
    public static Optional<String> nearest(String name) {
        List<String> names = all().stream().map(FunctionDefinition::name).toList();
        return Optional.of(EditDistance.nearest(name, names)).filter(found -> !found.isEmpty());
    }

    private static Map<String, FunctionDefinition> byName() {
        Map<String, FunctionDefinition> functions = new TreeMap<>();
        for (List<FunctionDefinition> family : FAMILIES) {
            for (FunctionDefinition function : family) {
                FunctionDefinition other = functions.put(function.name().toLowerCase(Locale.ROOT), function);
                if (other != null) {
                    throw new IllegalStateException(function.name() + " is defined twice");
                }
            }
        }
        return Collections.unmodifiableMap(functions);
    }
}
