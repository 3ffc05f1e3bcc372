package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names of any characters arrive as they are, and objects are found by them. */
@Tag("slow")
class AwkwardNamesTest {
    private static final long SEED = 4_514;
    private static final int NAMES = 80;
    private static final String CHARACTERS = ",+\"\\<>;=# *()&|!'%_{}[]$äŁ中";

    private Bench bench;

    @SuppressWarnings("NullAway.Init")
    AwkwardNamesTest() {}

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 7, "{\"directory\":\"corp.example\"}");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void namesArriveAsTheyAreAndLeadBackToTheirObjects() {
        Random random = new Random(SEED);
        Thing unit = bench.directory.add("organizationalUnit", bench.directory.root, "Unit");
        bench.directory.rename(unit, "OU=" + escaped(invented(random)));
        List<Thing> users = new ArrayList<>();
        for (int i = 0; i < NAMES; i++) {
            Thing user = bench.directory.user(unit, "Person" + i);
            bench.directory.rename(user, "CN=" + escaped(invented(random) + i));
            users.add(user);
        }

        bench.cycle();

        bench.saved = bench.configurations.find(bench.tenant, "main").orElseThrow();
        for (Thing user : users) {
            String name = bench.directory.distinguishedName(user);
            assertThat(bench.strings("""
                            select o.properties ->> 'onPremisesDistinguishedName' from directory_object o
                            join link l on l.object_id = o.id where l.source_guid = '%s'
                            """.formatted(user.guid)))
                    .as("seed %d", SEED)
                    .containsExactly(name);
            for (String spelled : List.of(name, name.toLowerCase(Locale.ROOT), name.replace(",DC=", " , DC="))) {
                assertThat(bench.explain
                                .why(bench.saved, spelled)
                                .explanation()
                                .guid()
                                .value())
                        .as("seed %d: %s", SEED, spelled)
                        .isEqualTo(user.guid);
            }
        }
    }

    @Test
    void anObjectThatIsRenamedToTheNameOfACommaKeepsItsPlace() {
        Thing staff = bench.directory.add("organizationalUnit", bench.directory.root, "Staff");
        Thing user = bench.directory.user(staff, "Ann");
        bench.cycle();
        String id = bench.strings("select id::text from directory_object where kind = 'user'")
                .getFirst();

        bench.directory.rename(user, "CN=Ann\\,OU\\3dElsewhere");
        bench.directory.rename(staff, "OU=R\\+D\\, \\#1\\ ");
        bench.cycle();

        assertThat(bench.strings("select id || ' ' || (properties ->> 'onPremisesDistinguishedName')"
                        + " from directory_object where kind = 'user'"))
                .containsExactly(id + " CN=Ann\\,OU\\3dElsewhere,OU=R\\+D\\, \\#1\\ ,DC=corp,DC=example");
    }

    private static String invented(Random random) {
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(7);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(8) == 0) {
                name.appendCodePoint(0x1F600 + random.nextInt(60));
            } else {
                name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return name.toString();
    }

    /** As directories spell it: the character where RFC 4514 has one, else its bytes. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            boolean edge = i == 0 || i == value.length() - 1;
            if (",+\"\\<>;".indexOf(character) >= 0 || (edge && character == ' ') || (i == 0 && character == '#')) {
                text.append('\\').append(character);
            } else if (character == '=') {
                text.append('\\').append(HexFormat.of().toHexDigits((byte) character));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
