package org.footbridge.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a bundle: everything that was gathered, clean, and a manifest of what is in it and what is not. */
public final class WriteBundle {
    private static final long MOST_OF_A_LOG = 5L << 20;

    private final BundleWishes wishes;
    private final Clock clock;
    private final TakeOutSecrets secrets;
    private final HideNames names = new HideNames();
    private final ArrayNode entries = Json.array();

    private WriteBundle(BundleWishes wishes, Clock clock, TakeOutSecrets secrets) {
        this.wishes = wishes;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Writes it to a file that only its owner may read.
     *
     * @return the manifest
     */
    public static ObjectNode to(
            Path file, ServiceClient client, Clock clock, Map<String, String> environment, BundleWishes wishes)
            throws IOException {
        LocalHomes homes = LocalHomes.of(environment, wishes.homes());
        List<String> known = new ArrayList<>(homes.secrets());
        known.add(client.profile().clientSecret());
        Gathered gathered = GatherFacts.of(client, clock, wishes);
        WriteBundle write = new WriteBundle(wishes, clock, new TakeOutSecrets(known));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            return write.write(zip, gathered, homes);
        }
    }

    private ObjectNode write(ZipOutputStream zip, Gathered gathered, LocalHomes homes) throws IOException {
        gathered.documents().values().forEach(names::learn);
        for (Map.Entry<String, JsonNode> document : gathered.documents().entrySet()) {
            JsonNode clean = secrets.json(document.getValue());
            entry(zip, document.getKey(), Json.indented(wishes.withNames() ? clean : names.json(clean)));
        }
        for (Map.Entry<String, String> text : gathered.texts().entrySet()) {
            entry(zip, text.getKey(), clean(text.getValue()));
        }
        for (Path log : homes.logs()) {
            log(zip, log, gathered);
        }
        if (homes.homes().isEmpty()) {
            gathered.leaveOut("logs", "no folder of a service or agent is on this machine, or it may not be read");
        }
        homes.unreadable().forEach(what -> gathered.leaveOut(what, "it may not be read"));
        ObjectNode manifest = manifest(gathered);
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(Json.indented(manifest).getBytes(UTF_8));
        zip.closeEntry();
        return manifest;
    }

    private String clean(String text) {
        String clean = secrets.text(text);
        return wishes.withNames() ? clean : names.text(clean);
    }

    private void entry(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
        entries.addObject().put("file", name).put("bytes", bytes.length);
    }

    /** Its end, line by line; a private key goes over several lines. */
    private void log(ZipOutputStream zip, Path log, Gathered gathered) throws IOException {
        String name = "logs" + log.toString().replace('\\', '/');
        long size = Files.size(log);
        zip.putNextEntry(new ZipEntry(name));
        long written = 0;
        try (InputStream in = Files.newInputStream(log);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            if (size > MOST_OF_A_LOG) {
                in.skipNBytes(size - MOST_OF_A_LOG);
                reader.readLine();
                gathered.leaveOut(name, "of " + size + " bytes the last " + MOST_OF_A_LOG + " are in");
            }
            boolean key = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                boolean begins = line.contains("PRIVATE KEY-----") && line.contains("-----BEGIN");
                boolean ends = line.contains("-----END");
                byte[] clean = (key || begins ? TakeOutSecrets.GONE + "\n" : clean(line) + "\n").getBytes(UTF_8);
                key = (key || begins) && !ends;
                zip.write(clean);
                written += clean.length;
            }
        }
        zip.closeEntry();
        entries.addObject().put("file", name).put("bytes", written);
    }

    private ObjectNode manifest(Gathered gathered) {
        ObjectNode manifest = Json.object()
                .put("madeAt", clock.instant().toString())
                .put("footbridge", wishes.version())
                .put("hours", wishes.hours())
                .put("withNames", wishes.withNames());
        manifest.putArray("notes")
                .add("Secrets, and what looks like one, are replaced by " + TakeOutSecrets.GONE + ".")
                .add(
                        wishes.withNames()
                                ? "Names of people and groups are in it as they are: --with-names."
                                : "Names, addresses, distinguished names and values of people and groups are replaced by"
                                        + " hashes with a key that was thrown away: name-…. Ids and GUIDs are as they are."
                                        + " Names of configurations, directories, machines and domains are, too.");
        manifest.set("files", entries);
        ArrayNode leftOut = manifest.putArray("leftOut");
        gathered.leftOut()
                .forEach(left -> leftOut.addObject().put("what", left.what()).put("reason", clean(left.reason())));
        return manifest;
    }
}
