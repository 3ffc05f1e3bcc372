package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.footbridge.service.configurations.CheckDefinition.Checked;
import org.footbridge.service.configurations.CheckDefinition.Fault;
import org.footbridge.service.configurations.DefinitionDifference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What saving a definition would come to, as administrators see it; spelled as in the API.
 *
 * @param version of what is saved; absent: nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckedView(
        boolean valid,
        @Nullable Integer version,
        @Nullable String mode,
        List<FaultView> faults,
        List<DifferingView> differences,
        boolean planRequired) {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FaultView(String code, String target, String message, String nextStep) {
        static FaultView of(Fault fault) {
            return new FaultView(fault.code(), fault.target(), fault.message(), fault.nextStep());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferingView(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        static DifferingView of(DefinitionDifference difference) {
            return new DifferingView(
                    difference.path(),
                    difference.before().orElse(null),
                    difference.after().orElse(null));
        }
    }

    static CheckedView of(Checked checked) {
        return new CheckedView(
                checked.faults().isEmpty(),
                checked.saved().map(saved -> saved.version()).orElse(null),
                checked.saved().map(saved -> saved.mode().text()).orElse(null),
                checked.faults().stream().map(FaultView::of).toList(),
                checked.differences().stream().map(DifferingView::of).toList(),
                checked.planRequired());
    }
}
