package org.footbridge.benchmarks.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.sambaforest.SambaForest;
import org.jspecify.annotations.Nullable;

/** The secretsdump of impacket (package python3-impacket), an outside program, with {@code -just-dc-ntlm}. */
public final class RunSecretsdump {
    private static final String SCRIPT = "secretsdump_of_samba.py";
    /** {@code corp.example\alice:1104:aad3...:8846...:::} */
    private static final Pattern LINE = Pattern.compile("[^:]*:(\\d{1,10}):[0-9a-f]{32}:([0-9a-f]{32}):::");

    private static final String PROCESSOR = "processor:";

    private final Path folder;

    /** @param folder for its files, which it removes at its end */
    public RunSecretsdump(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs it to its end.
     *
     * @param account name before Windows 2000, without the domain
     * @throws CommandFailure SecretsdumpFailed when it is not there or printed no hash
     */
    public HashesRead run(SambaForest forest, String account, String password) {
        long began = System.nanoTime();
        Path log = folder.resolve("secretsdump.log");
        try {
            Process process = new ProcessBuilder(
                            "/usr/bin/python3",
                            "-B",
                            script().toString(),
                            "-just-dc-ntlm",
                            "-no-pass",
                            forest.domainName() + "/" + account + "@" + forest.address())
                    .directory(folder.toFile())
                    .redirectError(log.toFile())
                    .start();
            try (Writer input = process.outputWriter(UTF_8)) {
                input.write(password + "\n");
            }
            List<String> lines = process.inputReader(UTF_8).lines().toList();
            process.waitFor();
            double seconds = (System.nanoTime() - began) / 1e9;
            Map<Integer, String> hashes = hashes(lines);
            if (hashes.isEmpty() || process.exitValue() != 0) {
                throw failed(
                        "it read " + hashes.size() + " hashes, ended with " + process.exitValue() + " and said "
                                + complaints(lines),
                        log,
                        null);
            }
            return new HashesRead(hashes, seconds, processor(lines));
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", log, e);
        }
    }

    /** @param lines of {@code NAME:RID:LM:NT:::}, and others */
    static Map<Integer, String> hashes(List<String> lines) {
        Map<Integer, String> hashes = new HashMap<>();
        lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(found -> hashes.put(Integer.valueOf(found.group(1)), found.group(2)));
        return hashes;
    }

    static double processor(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(PROCESSOR))
                .mapToDouble(line -> Double.parseDouble(line.substring(PROCESSOR.length())))
                .findFirst()
                .orElse(0);
    }

    private static List<String> complaints(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("[-]")).limit(3).toList();
    }

    private Path script() throws IOException {
        try (InputStream script = Optional.ofNullable(RunSecretsdump.class.getResourceAsStream(SCRIPT))
                .orElseThrow(() -> new IOException("the resource " + SCRIPT + " is missing"))) {
            return Files.write(folder.resolve(SCRIPT), script.readAllBytes());
        }
    }

    private static CommandFailure failed(String why, Path log, @Nullable Exception cause) {
        return new CommandFailure(
                "SecretsdumpFailed",
                "The secretsdump that is compared with failed: " + why,
                "Check that python3-impacket is installed; its further messages are in " + log,
                0,
                cause);
    }
}
