package org.footbridge.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/** Whom the server runs as: PostgreSQL refuses to run as root, so root lets it run as nobody. */
final class ServerUser {
    private static final String NOBODY = "65534";

    private ServerUser() {}

    /** What a command line begins with to run as that user, with further options of setpriv. */
    static List<String> prefix(String... options) {
        List<String> command = new ArrayList<>();
        if (!asRoot() && options.length == 0) {
            return command;
        }
        command.add("setpriv");
        command.addAll(List.of(options));
        if (asRoot()) {
            command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        return command;
    }

    static void own(Path path) throws IOException {
        if (asRoot()) {
            Files.setAttribute(path, "unix:uid", Integer.valueOf(NOBODY));
            Files.setAttribute(path, "unix:gid", Integer.valueOf(NOBODY));
        }
    }

    /** @throws IOException naming the folder that the server's user cannot enter */
    static void requireTraversable(Path path) throws IOException {
        if (!asRoot()) {
            return;
        }
        for (Path at = path; at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException("Run as root, the private PostgreSQL works as the user nobody, who cannot enter "
                        + at + ". Give the service another folder with --data (e.g. /var/lib/footbridge), or chmod o+x "
                        + at + ".");
            }
        }
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
