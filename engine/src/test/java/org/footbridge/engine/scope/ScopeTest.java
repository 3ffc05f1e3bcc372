package org.footbridge.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.guid;

import java.util.List;
import org.footbridge.engine.ObjectGuid;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final ObjectGuid DOMAIN = guid(1);
    private static final ObjectGuid STAFF = guid(2);
    private static final ObjectGuid LEAVERS = guid(3);
    private static final ObjectGuid RETURNING = guid(4);
    private static final Scope NESTED = new Scope(List.of(STAFF, RETURNING), List.of(LEAVERS));

    @Test
    void withoutContainersTheWholeDirectoryIsInScope() {
        assertThat(Scope.WHOLE_DIRECTORY.contains(List.of(DOMAIN))).isTrue();
        assertThat(Scope.WHOLE_DIRECTORY.contains(List.of())).isTrue();
        assertThat(Scope.WHOLE_DIRECTORY.limited()).isFalse();
    }

    @Test
    void theNearestListedAncestorDecides() {
        assertThat(NESTED.contains(List.of(STAFF, DOMAIN))).isTrue();
        assertThat(NESTED.contains(List.of(guid(9), STAFF, DOMAIN))).isTrue();
        assertThat(NESTED.contains(List.of(LEAVERS, STAFF, DOMAIN))).isFalse();
        assertThat(NESTED.contains(List.of(RETURNING, LEAVERS, STAFF, DOMAIN))).isTrue();
        assertThat(NESTED.contains(List.of(DOMAIN))).isFalse();
    }

    @Test
    void anExclusionAloneLeavesTheRestOfTheDirectoryInScope() {
        Scope scope = new Scope(List.of(), List.of(LEAVERS));
        assertThat(scope.contains(List.of(STAFF, DOMAIN))).isTrue();
        assertThat(scope.contains(List.of(LEAVERS, STAFF, DOMAIN))).isFalse();
    }

    @Test
    void aContainerThatIsListedAsBothStaysOut() {
        assertThat(new Scope(List.of(STAFF), List.of(STAFF)).contains(List.of(STAFF, DOMAIN)))
                .isFalse();
    }
}
