package org.footbridge.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the built programs of this checkout are and how their Java starts. */
public final class Programs {
    private static final String VERSION = "0.1.0";

    private final Path home;

    private Programs(Path home) {
        this.home = home;
    }

    /**
     * The checkout named by the system property {@code footbridge.home}, or the one around the working directory.
     *
     * @throws StartFailure when there is none
     */
    public static Programs find() {
        String named = System.getProperty("footbridge.home");
        Path start = Path.of(named == null ? "" : named).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("service/src")) && Files.isRegularFile(folder.resolve("mvnw"))) {
                return new Programs(folder);
            }
        }
        throw new StartFailure("No checkout of Footbridge around " + start, "Run it from inside of the checkout");
    }

    public Path home() {
        return home;
    }

    /**
     * The command line of a program.
     *
     * @param module folder of the module, e.g. "agent"
     * @throws StartFailure when the module has not been built
     */
    public List<String> java(String module, List<String> flags, String mainClass, List<String> arguments) {
        Path jar = home.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure(
                    "The module " + module + " is not built: no " + jar, "Run ./mvnw -q package -DskipTests");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(jar + ":" + jar.resolveSibling("lib") + "/*");
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
