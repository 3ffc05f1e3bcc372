package org.footbridge.acceptance.forests;

import java.nio.file.Path;
import java.util.List;
import org.footbridge.demo.deployment.Deployment;

/**
 * Forests, a service and agents, running; nothing is synchronised yet. Closing it ends everything and removes the folder.
 *
 * @param name for people to read
 * @param related whether the directories are domains of one forest
 * @param troubles that can be made here, the frequent ones several times
 * @param forests to be closed at the end
 */
record Arena(
        String name,
        Path folder,
        List<? extends ConnectedDirectory> directories,
        boolean related,
        Deployment deployment,
        Tenant tenant,
        List<Trouble> troubles,
        List<AutoCloseable> forests,
        List<String> secrets)
        implements AutoCloseable {

    Arena {
        directories = List.copyOf(directories);
        troubles = List.copyOf(troubles);
        forests = List.copyOf(forests);
        secrets = List.copyOf(secrets);
    }

    @Override
    public void close() {
        deployment.close();
        forests.reversed().forEach(Arena::end);
        SystemFolder.remove(folder);
    }

    private static void end(AutoCloseable forest) {
        try {
            forest.close();
        } catch (Exception failure) {
            throw new IllegalStateException("a forest could not be ended", failure);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Arena[" + name + " in " + folder + "]";
    }
}
