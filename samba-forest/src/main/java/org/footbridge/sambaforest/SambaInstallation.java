package org.footbridge.sambaforest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether this machine has what a domain controller is made of. */
public final class SambaInstallation {
    private static final List<Path> NEEDED = List.of(
            Path.of("/usr/sbin/samba"),
            Path.of("/usr/bin/samba-tool"),
            Path.of(Scripts.PYTHON),
            Path.of("/usr/lib/python3/dist-packages/samba/provision"),
            Path.of("/usr/share/samba/setup/provision.ldif"));

    private SambaInstallation() {}

    public static boolean present() {
        return NEEDED.stream().allMatch(Files::exists);
    }

    /** Refuses with the command that installs what is missing. */
    public static void require() {
        NEEDED.stream().filter(path -> !Files.exists(path)).findFirst().ifPresent(missing -> {
            throw new SambaException(
                    SambaException.Code.SAMBA_MISSING,
                    "Samba's domain controller is not installed (" + missing + " is missing). Install it with: apt-get"
                            + " install --no-install-recommends samba samba-ad-provision samba-dsdb-modules");
        });
    }
}
