package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.sampleforest.store.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Members that are named by a security identifier, as administrators name those of other forests. */
class ForeignPrincipalsTest {
    private static final String CORP = "corp.test";
    private static final String EMEA = "emea.corp.test";

    private static SampleForest forest;
    private static SampleForest other;

    @BeforeAll
    static void start() {
        forest = SampleForest.builder()
                .domain(CORP, new Size(5, 2, 0))
                .domain(EMEA, new Size(5, 2, 0))
                .seed(1)
                .start();
        other = SampleForest.builder()
                .domain("partner.test", new Size(5, 2, 0))
                .seed(2)
                .start();
    }

    @AfterAll
    static void stop() {
        forest.close();
        other.close();
    }

    private static String group(SampleDomain domain, String name) {
        return domain.change()
                .add("CN=" + name + ",CN=Users," + domain.baseDn(), Map.of("objectClass", List.of("group")))
                .toString();
    }

    private static String sid(SampleDomain domain) {
        String person = domain.people(1).getFirst();
        return Objects.requireNonNull(domain.object(person).attributes().get("objectSid"))
                .getFirst();
    }

    private static List<LiveObject> principals(SampleDomain domain) {
        return domain.snapshot().stream()
                .filter(object -> object.objectClass().equals("foreignSecurityPrincipal"))
                .toList();
    }

    @Test
    void anIdentifierOfAnotherForestMakesWhatStandsForItOnceInEachDomain() {
        String sid = sid(other.domain("partner.test"));
        for (SampleDomain domain : forest.domains()) {
            for (String name : List.of("First", "Second")) {
                String group = group(domain, name);
                domain.change().addMember(group, "<SID=" + sid + ">");
                assertThat(domain.object(group).links().get("member"))
                        .containsExactly(principals(domain).getFirst().guid());
            }
            assertThat(principals(domain)).singleElement().satisfies(principal -> {
                assertThat(principal.dn()).isEqualTo("CN=" + sid + ",CN=ForeignSecurityPrincipals," + domain.baseDn());
                assertThat(principal.attributes().get("objectSid")).containsExactly(sid);
            });
            UUID before = principals(domain).getFirst().guid();
            domain.change().removeMember(domain.guid("First").toString(), "<SID=" + sid + ">");
            domain.change().delete(before.toString());
            assertThat(domain.object("Second").links()).doesNotContainKey("member");
            domain.change().addMember("Second", "<SID=" + sid + ">");
            assertThat(principals(domain).getFirst().guid()).isNotEqualTo(before);
        }
    }

    @Test
    void anIdentifierOfTheSameForestIsTheObjectItself() {
        SampleDomain corp = forest.domain(CORP);
        SampleDomain emea = forest.domain(EMEA);
        String group = group(corp, "Ours");
        corp.change().addMember(group, "<SID=" + sid(emea) + ">");
        assertThat(corp.object(group).links().get("member"))
                .containsExactly(emea.guid(emea.people(1).getFirst()));
        assertThatThrownBy(() ->
                        corp.change().addMember(group, "<SID=" + sid(emea).replaceAll("-\\d+$", "-987654") + ">"))
                .isInstanceOf(Refusal.class);
    }
}
