package org.footbridge.acceptance.forests;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.process.Ending;

/**
 * Forests, a service and agents, running; nothing is synchronised yet. Closing it, or ending the
 * program, ends everything and removes the folder.
 *
 * @param name for people to read
 * @param related whether the directories are domains of one forest
 * @param troubles that can be made here, the frequent ones several times
 * @param ending of everything
 */
record Arena(
        String name,
        Path folder,
        List<? extends ConnectedDirectory> directories,
        boolean related,
        Deployment deployment,
        Tenant tenant,
        List<Trouble> troubles,
        Ending ending,
        List<String> secrets)
        implements AutoCloseable {

    Arena {
        directories = List.copyOf(directories);
        troubles = List.copyOf(troubles);
        secrets = List.copyOf(secrets);
    }

    /** In a new folder; when something fails, what was started till then ends. */
    static Arena starting(BiFunction<Path, Ending, Arena> start) {
        Ending ending = Ending.onExit();
        Path folder = SystemFolder.make();
        ending.later(() -> SystemFolder.remove(folder));
        try {
            return start.apply(folder, ending);
        } catch (RuntimeException failure) {
            ending.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        ending.close();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Arena[" + name + " in " + folder + "]";
    }
}
