package org.footbridge.cli.bundle;

import java.nio.file.Path;
import java.util.List;

/**
 * What somebody wants of a bundle.
 *
 * @param version of this program
 * @param hours so long back events and the audit log go
 * @param events so many at most
 * @param withNames names of people and groups as they are
 * @param homes further folders with logs
 */
public record BundleWishes(String version, int hours, int events, boolean withNames, List<Path> homes) {
    public BundleWishes {
        homes = List.copyOf(homes);
    }
}
