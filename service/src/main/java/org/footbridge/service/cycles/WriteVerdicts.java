package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.footbridge.service.cycles.Verdicts.Verdict;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/** Notes at the staged objects of a page what became of them, where that is not noted already. */
final class WriteVerdicts {
    private static final String TEMPORARY = """
            create temp table if not exists verdict (
                guid uuid, outcome text, code text, dirty boolean, forget boolean) on commit delete rows
            """;

    private static final String NOTE = """
            update source_object s
            set outcome = v.outcome, outcome_code = v.code, dirty = v.dirty,
                reduced = s.reduced or v.forget,
                attributes = case when v.forget then '{}'::jsonb else s.attributes end
            from verdict v where s.tenant_id = ? and s.configuration_id = ? and s.guid = v.guid
              and ((s.outcome, s.outcome_code, s.dirty) is distinct from (v.outcome, v.code, v.dirty)
                   or (v.forget and (not s.reduced or s.attributes <> '{}'::jsonb)))
            """;

    private final Connection connection;
    private final Staged staged;

    WriteVerdicts(Connection connection, Staged staged) {
        this.connection = connection;
        this.staged = staged;
    }

    void write(List<Verdict> verdicts) throws SQLException {
        if (verdicts.isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        try (CopyRows rows = CopyRows.into(connection, "verdict", "guid, outcome, code, dirty, forget")) {
            for (Verdict verdict : verdicts) {
                rows.value(verdict.guid())
                        .value(verdict.outcome())
                        .value(verdict.code().orElse(null))
                        .value(verdict.dirty())
                        .value(verdict.forget())
                        .endRow();
            }
            rows.finish();
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, staged.tenant().value());
            statement.setObject(2, staged.configuration());
            statement.executeUpdate();
        }
    }
}
