package org.footbridge.service.graphapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.schema.TargetSchema;

/**
 * What one type of object offers.
 *
 * @param odataType e.g. {@code #microsoft.graph.user}
 * @param shown properties of an answer without {@code $select}, in order; {@code id} first
 * @param selectable every property by its name in lower case
 * @param columns what can be filtered by, by name in lower case
 * @param sortable names in lower case of the columns that can be ordered by
 */
record Catalogue(
        ObjectKind kind,
        String odataType,
        List<String> shown,
        Map<String, String> selectable,
        Map<String, Column> columns,
        Set<String> sortable) {
    private static final List<String> COMMON_COLUMN_TEXTS = List.of("displayName", "mail", "mailNickname");

    private static final List<String> EVERYWHERE = List.of(
            "id",
            "deletedDateTime",
            "createdDateTime",
            "displayName",
            "mail",
            "mailNickname",
            "proxyAddresses",
            "onPremisesSyncEnabled",
            "onPremisesLastSyncDateTime",
            "onPremisesProvisioningErrors");

    static final Catalogue USERS = of(
            ObjectKind.USER,
            "#microsoft.graph.user",
            List.of(
                    "id",
                    "businessPhones",
                    "displayName",
                    "givenName",
                    "jobTitle",
                    "mail",
                    "mobilePhone",
                    "officeLocation",
                    "preferredLanguage",
                    "surname",
                    "userPrincipalName"),
            List.of(
                    "accountEnabled",
                    "city",
                    "companyName",
                    "country",
                    "department",
                    "employeeId",
                    "employeeType",
                    "faxNumber",
                    "lastPasswordChangeDateTime",
                    "onPremisesDistinguishedName",
                    "onPremisesDomainName",
                    "onPremisesExtensionAttributes",
                    "onPremisesImmutableId",
                    "onPremisesObjectIdentifier",
                    "onPremisesSamAccountName",
                    "onPremisesSecurityIdentifier",
                    "onPremisesUserPrincipalName",
                    "otherMails",
                    "passwordPolicies",
                    "postalCode",
                    "preferredDataLocation",
                    "showInAddressList",
                    "state",
                    "streetAddress",
                    "usageLocation",
                    "userType"),
            List.of(
                    Column.text("userPrincipalName"),
                    Column.text("givenName"),
                    Column.text("surname"),
                    Column.text("department"),
                    Column.text("jobTitle"),
                    Column.text("onPremisesSamAccountName"),
                    Column.text("userType"),
                    Column.text("usageLocation"),
                    Column.text("companyName"),
                    Column.text("employeeId"),
                    Column.text("city"),
                    Column.text("country"),
                    Column.exact("onPremisesImmutableId"),
                    Column.exact("onPremisesSecurityIdentifier"),
                    Column.truth("accountEnabled")),
            Set.of("displayname", "userprincipalname", "mail", "surname", "givenname"));

    static final Catalogue GROUPS = of(
            ObjectKind.GROUP,
            "#microsoft.graph.group",
            List.of(
                    "id",
                    "deletedDateTime",
                    "createdDateTime",
                    "description",
                    "displayName",
                    "groupTypes",
                    "mail",
                    "mailEnabled",
                    "mailNickname",
                    "onPremisesDomainName",
                    "onPremisesLastSyncDateTime",
                    "onPremisesNetBiosName",
                    "onPremisesSamAccountName",
                    "onPremisesSecurityIdentifier",
                    "onPremisesSyncEnabled",
                    "proxyAddresses",
                    "securityEnabled",
                    "visibility"),
            List.of(
                    "onPremisesImmutableId",
                    "onPremisesObjectIdentifier",
                    "onPremisesExtensionAttributes",
                    "securityIdentifier"),
            List.of(
                    Column.text("onPremisesSamAccountName"),
                    Column.exact("onPremisesSecurityIdentifier"),
                    Column.truth("mailEnabled"),
                    Column.truth("securityEnabled")),
            Set.of("displayname", "mail"));

    static final Catalogue CONTACTS = of(
            ObjectKind.CONTACT,
            "#microsoft.graph.orgContact",
            List.of(
                    "id",
                    "deletedDateTime",
                    "addresses",
                    "companyName",
                    "department",
                    "displayName",
                    "givenName",
                    "jobTitle",
                    "mail",
                    "mailNickname",
                    "onPremisesLastSyncDateTime",
                    "onPremisesSyncEnabled",
                    "phones",
                    "proxyAddresses",
                    "surname"),
            List.of("onPremisesObjectIdentifier", "onPremisesExtensionAttributes"),
            List.of(
                    Column.text("givenName"),
                    Column.text("surname"),
                    Column.text("department"),
                    Column.text("jobTitle"),
                    Column.text("companyName")),
            Set.of("displayname", "mail", "surname", "givenname"));

    static Catalogue of(ObjectKind kind) {
        return switch (kind) {
            case USER -> USERS;
            case GROUP -> GROUPS;
            case CONTACT -> CONTACTS;
        };
    }

    private static Catalogue of(
            ObjectKind kind,
            String odataType,
            List<String> shown,
            List<String> more,
            List<Column> own,
            Set<String> sortable) {
        Map<String, String> selectable = new LinkedHashMap<>();
        List.of(ownProperties(kind), EVERYWHERE, shown, more)
                .forEach(names -> names.forEach(name -> selectable.put(lower(name), name)));
        Map<String, Column> columns = new TreeMap<>();
        own.forEach(column -> columns.put(lower(column.name()), column));
        COMMON_COLUMN_TEXTS.forEach(name -> columns.put(lower(name), Column.text(name)));
        Stream.concat(common().stream(), extensionAttributes())
                .forEach(column -> columns.put(lower(column.name()), column));
        return new Catalogue(kind, odataType, List.copyOf(shown), Map.copyOf(selectable), columns, sortable);
    }

    /** What synchronisation may bring, also what Graph does not have; extension attributes are shown together. */
    private static List<String> ownProperties(ObjectKind kind) {
        return TargetSchema.STANDARD.properties(TargetKind.ofDbName(kind.stored())).stream()
                .filter(property -> property.type() != PropertyDefinition.Type.REFERENCE)
                .map(PropertyDefinition::name)
                .filter(name -> !name.startsWith("extensionAttribute"))
                .toList();
    }

    private static List<Column> common() {
        return List.of(
                new Column("id", Column.Type.GUID, "o.id"),
                new Column("createdDateTime", Column.Type.MOMENT, "o.created_at"),
                new Column("deletedDateTime", Column.Type.MOMENT, "o.deleted_at"),
                new Column("onPremisesLastSyncDateTime", Column.Type.MOMENT, "o.last_sync_at"),
                new Column("onPremisesSyncEnabled", Column.Type.TRUTH, "o.sync_enabled"),
                new Column("proxyAddresses", Column.Type.ADDRESSES, ""));
    }

    /** As Graph names them in filters. */
    private static Stream<Column> extensionAttributes() {
        return IntStream.rangeClosed(1, 15)
                .mapToObj(number -> "extensionAttribute" + number)
                .map(name -> new Column(
                        "onPremisesExtensionAttributes/" + name,
                        Column.Type.TEXT,
                        "lower(o.properties ->> '" + name + "')"));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
