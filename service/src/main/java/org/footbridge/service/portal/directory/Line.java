package org.footbridge.service.portal.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object in a list.
 *
 * @param sort what it is sorted by; null: it has no name
 * @param detail sign-in name or address
 * @param place of users: job title and department; of groups: the description
 * @param type of groups: security, mail-enabled security, distribution
 */
public record Line(
        UUID id,
        String kind,
        String name,
        @Nullable String sort,
        String detail,
        String place,
        String type,
        boolean disabled,
        boolean synced,
        Instant modifiedAt,
        @Nullable Instant deletedAt) {
    static final String COLUMNS = """
            o.id, o.kind, coalesce(o.properties ->> 'displayName', o.id::text) as name, o.properties ->> 'displayName' as sort,
            coalesce(o.properties ->> 'userPrincipalName', o.properties ->> 'mail',
                     o.properties ->> 'onPremisesSamAccountName', '') as detail,
            case o.kind when 'user' then concat_ws(', ', o.properties ->> 'jobTitle', o.properties ->> 'department')
                        when 'group' then coalesce(o.properties ->> 'description', '')
                        else coalesce(o.properties ->> 'companyName', '') end as place,
            case when o.kind <> 'group' then ''
                 when o.properties ->> 'securityEnabled' = 'true' and o.properties ->> 'mailEnabled' = 'true'
                     then 'mail-enabled security'
                 when o.properties ->> 'securityEnabled' = 'true' then 'security' else 'distribution' end as type,
            coalesce(o.properties ->> 'accountEnabled' = 'false', false) as disabled,
            coalesce(o.sync_enabled, false) as synced, o.modified_at, o.deleted_at
            """;

    static Line of(ResultSet row, int number) throws SQLException {
        Timestamp deleted = row.getTimestamp("deleted_at");
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("sort"),
                row.getString("detail"),
                row.getString("place"),
                row.getString("type"),
                row.getBoolean("disabled"),
                row.getBoolean("synced"),
                row.getTimestamp("modified_at").toInstant(),
                deleted == null ? null : deleted.toInstant());
    }
}
