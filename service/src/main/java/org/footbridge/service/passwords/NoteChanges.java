package org.footbridge.service.passwords;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.PasswordChange;
import org.footbridge.service.storage.CopyRows;

/**
 * Notes of listed changes whose password is to be fetched. Of those who are not in scope nothing is kept. A fixed number of
 * statements, however many were listed.
 */
final class NoteChanges {
    /** userAccountControl, ADS_UF_SMARTCARD_REQUIRED (MS-ADTS 2.2.16): the password is then one that nobody knows. */
    private static final int SMART_CARD = 0x40000;

    private static final String TEMPORARY = """
            create temp table if not exists told_password (guid uuid, last_set bigint, smart_card boolean, password boolean)
            on commit delete rows
            """;

    private static final String NOTE = """
            insert into password_state (tenant_id, configuration_id, source_guid, object_id, state)
            select s.tenant_id, s.configuration_id, s.guid, o.id, case when o.id is null then 'waiting' else 'due' end
            from (select distinct guid from told_password) t
            join source_object s on s.tenant_id = ? and s.configuration_id = ? and s.guid = t.guid
                 and lower(s.object_class) in ('user', 'inetorgperson') and not s.deleted and not s.reduced
            left join link l on l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                 and l.source_guid = s.guid
            left join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id and o.kind = 'user'
                 and o.deleted_at is null
            where o.id is not null or s.outcome is distinct from 'skipped'
            on conflict (tenant_id, configuration_id, source_guid) do nothing
            """;

    /**
     * Of what was told since a state, whoever has another hash; of what was told from the beginning everybody has one, and the
     * time tells, where there is one. The time that was told stays with whoever is due: what is fetched is not to be older.
     */
    private static final String RENEW = """
            update password_state p
            set state = 'due', next_attempt_at = null, attempts = 0, since = now(),
                password_last_set = coalesce(t.last_set, p.password_last_set)
            from told_password t
            where p.tenant_id = ? and p.configuration_id = ? and p.source_guid = t.guid and p.object_id is not null
              and ((t.last_set is not null and t.last_set is distinct from p.password_last_set)
                   or (t.smart_card is not null and t.smart_card <> coalesce(p.smart_card, t.smart_card))
                   or (t.password and (? or t.last_set = 0 or t.smart_card)))
            """;

    private final Connection connection;
    private final PasswordPass pass;

    NoteChanges(Connection connection, PasswordPass pass) {
        this.connection = connection;
        this.pass = pass;
    }

    /**
     * Notes them.
     *
     * @param sinceBefore they were told since a state, and not from the beginning: each did change
     */
    void note(List<PasswordChange> changes, boolean sinceBefore) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        try (CopyRows rows = CopyRows.into(connection, "told_password", "guid, last_set, smart_card, password")) {
            for (PasswordChange change : changes) {
                if (!change.getDeleted()) {
                    rows.value(ObjectGuid.fromDirectoryBytes(change.getGuid().toByteArray())
                                    .value())
                            .value(change.hasPasswordLastSet() ? change.getPasswordLastSet() : null)
                            .value(change.hasAccountControl() ? (change.getAccountControl() & SMART_CARD) != 0 : null)
                            .value(change.getPassword())
                            .endRow();
                }
            }
            rows.finish();
        }
        execute(NOTE, pass.tenant().value(), pass.configuration());
        execute(RENEW, pass.tenant().value(), pass.configuration(), sinceBefore);
    }

    static boolean isSmartCard(int accountControl) {
        return (accountControl & SMART_CARD) != 0;
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
