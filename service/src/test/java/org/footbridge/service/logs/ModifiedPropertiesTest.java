package org.footbridge.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModifiedPropertiesTest {
    @Test
    void nothingIsAnEmptyArray() {
        assertThat(new ModifiedProperties().json()).isEqualTo(ModifiedProperties.NONE);
    }

    @Test
    void everyTextComesBackAsItWas() {
        ModifiedProperties modified = new ModifiedProperties();
        modified.add("title", null, "Head of \"R&D\" \\ \n\t\u0001 Zoë \ud83d\ude00");
        modified.add("mail", "a@corp.example", null);

        JsonNode read = JsonMapper.shared().readTree(modified.json());

        assertThat(read.size()).isEqualTo(2);
        assertThat(read.get(0).get("displayName").asString()).isEqualTo("title");
        assertThat(read.get(0).get("oldValue").isNull()).isTrue();
        assertThat(read.get(0).get("newValue").asString()).isEqualTo("Head of \"R&D\" \\ \n\t\u0001 Zoë \ud83d\ude00");
        assertThat(read.get(1).get("oldValue").asString()).isEqualTo("a@corp.example");
        assertThat(read.get(1).get("newValue").isNull()).isTrue();
    }
}
