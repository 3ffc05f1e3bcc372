package org.footbridge.engine.scope;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;

/**
 * Objects that every directory has and nobody wants in the tenant directory. Each can be switched off; they are tried in
 * this order and the first that holds is named.
 */
@SuppressWarnings(
        "ImmutableEnumChecker") // the sets are copies and the tests capture nothing; Java's types cannot say so
public enum DefaultExclusion {
    REPLICATION_CONFLICT(
            "ReplicationConflict",
            "it lost a naming conflict between domain controllers and carries a conflict name",
            everyKind(),
            Set.of(),
            (kind, object) -> SourceTraits.hasConflictName(object.distinguishedName())),

    CRITICAL_SYSTEM_OBJECT(
            "CriticalSystemObject",
            "isCriticalSystemObject is TRUE: it belongs to the directory itself",
            everyKind(),
            Set.of("isCriticalSystemObject"),
            (kind, object) -> object.isTrue("isCriticalSystemObject")),

    WRITTEN_FROM_THE_CLOUD(
            "WrittenFromTheCloud",
            "adminDescription says that it was written from the tenant directory",
            everyKind(),
            Set.of("adminDescription"),
            (kind, object) -> SourceTraits.startsWith(object, "adminDescription", cloudMark(kind))),

    ACCOUNT_NAME_MISSING(
            "AccountNameMissing",
            "sAMAccountName has no value",
            Set.of(TargetKind.USER),
            Set.of("sAMAccountName"),
            (kind, object) -> object.text("sAMAccountName").isEmpty()),

    SYNCHRONISATION_ACCOUNT(
            "SynchronisationAccount",
            "sAMAccountName begins with AAD_ or MSOL_: it is the account of a synchronisation service",
            Set.of(TargetKind.USER),
            Set.of("sAMAccountName"),
            (kind, object) -> SourceTraits.startsWith(object, "sAMAccountName", "AAD_")
                    || SourceTraits.startsWith(object, "sAMAccountName", "MSOL_")),

    SUPPORT_ACCOUNT(
            "SupportAccount",
            "sAMAccountName is SUPPORT_388945a0: it is the vendor's help account",
            Set.of(TargetKind.USER),
            Set.of("sAMAccountName"),
            (kind, object) -> SourceTraits.is(object, "sAMAccountName", "SUPPORT_388945a0")),

    SYSTEM_MAILBOX(
            "SystemMailbox",
            "mailNickname begins with SystemMailbox{: it belongs to Exchange",
            Set.of(TargetKind.USER),
            Set.of("mailNickname"),
            (kind, object) -> SourceTraits.startsWith(object, "mailNickname", "SystemMailbox{")),

    CLIENT_ACCESS_ACCOUNT(
            "ClientAccessAccount",
            "its name begins with CAS_ and has a brace: it belongs to Exchange",
            Set.of(TargetKind.USER, TargetKind.CONTACT),
            Set.of("mailNickname", "sAMAccountName"),
            (kind, object) -> SourceTraits.isClientAccessName(object, "mailNickname")
                    || (kind == TargetKind.USER && SourceTraits.isClientAccessName(object, "sAMAccountName"))),

    /** Public folders, arbitration, system and discovery mailboxes, mailbox plans. */
    EXCHANGE_SYSTEM_RECIPIENT(
            "ExchangeSystemRecipient",
            "msExchRecipientTypeDetails marks it as a recipient of Exchange's own",
            Set.of(TargetKind.USER),
            Set.of("msExchRecipientTypeDetails"),
            (kind, object) -> SourceTraits.hasBit(object, "msExchRecipientTypeDetails", 0x21C07000L)),

    /** The account in the other forest is the person; this one only holds the mailbox. */
    LINKED_MAILBOX(
            "LinkedMailbox",
            "msExchRecipientTypeDetails is 2: its account is in another forest",
            Set.of(TargetKind.USER),
            Set.of("msExchRecipientTypeDetails"),
            (kind, object) -> object.number("msExchRecipientTypeDetails").orElse(0) == 2),

    COEXISTENCE_GROUP(
            "CoexistenceGroup",
            "sAMAccountName is MSOL_AD_Sync_RichCoexistence: it belongs to a synchronisation service",
            Set.of(TargetKind.GROUP),
            Set.of("sAMAccountName"),
            (kind, object) -> SourceTraits.is(object, "sAMAccountName", "MSOL_AD_Sync_RichCoexistence")),

    ROLE_GROUP(
            "RoleGroup",
            "msExchRecipientTypeDetails marks it as a role group of Exchange",
            Set.of(TargetKind.GROUP),
            Set.of("msExchRecipientTypeDetails"),
            (kind, object) -> SourceTraits.hasBit(object, "msExchRecipientTypeDetails", 0x40000000L)),

    DISTRIBUTION_GROUP_WITHOUT_MAIL(
            "DistributionGroupWithoutMail",
            "it is a distribution group without an address: neither proxyAddresses nor mail has an SMTP address",
            Set.of(TargetKind.GROUP),
            Set.of("groupType", "proxyAddresses", "mail"),
            (kind, object) -> object.number("groupType").isPresent()
                    && !SourceTraits.isSecurityGroup(object)
                    && !SourceTraits.isMailEnabled(object)),

    HIDDEN_SERVICE_CONTACT(
            "HiddenServiceContact",
            "displayName has (MSOL) and it is hidden from address lists",
            Set.of(TargetKind.CONTACT),
            Set.of("displayName", "msExchHideFromAddressLists"),
            (kind, object) -> object.text("displayName")
                            .filter(name -> name.toUpperCase(Locale.ROOT).contains("(MSOL)"))
                            .isPresent()
                    && object.isTrue("msExchHideFromAddressLists")),

    CONTACT_WITHOUT_MAIL(
            "ContactWithoutMail",
            "it needs proxyAddresses, and an SMTP address there or in mail",
            Set.of(TargetKind.CONTACT),
            Set.of("proxyAddresses", "mail"),
            (kind, object) -> object.texts("proxyAddresses").isEmpty()
                    || !(SourceTraits.hasSmtpAddress(object) || SourceTraits.mailIsAddress(object)));

    private final String code;
    private final String detail;
    private final Set<TargetKind> kinds;
    private final Set<String> reads;
    private final BiPredicate<TargetKind, StagedObject> holds;

    DefaultExclusion(
            String code,
            String detail,
            Set<TargetKind> kinds,
            Set<String> reads,
            BiPredicate<TargetKind, StagedObject> holds) {
        this.code = code;
        this.detail = detail;
        this.kinds = kinds;
        this.reads = Collections.unmodifiableSet(new TreeSet<>(reads));
        this.holds = holds;
    }

    /** The exclusion with that code, compared without case. */
    public static Optional<DefaultExclusion> ofCode(String code) {
        return Arrays.stream(values())
                .filter(exclusion -> exclusion.code.equalsIgnoreCase(code))
                .findFirst();
    }

    private static Set<TargetKind> everyKind() {
        return Set.of(TargetKind.values());
    }

    /** How objects of a kind are marked that were written into the directory from a tenant directory. */
    private static String cloudMark(TargetKind kind) {
        return switch (kind) {
            case USER -> "User_";
            case GROUP -> "Group_";
            case CONTACT -> "Contact_";
        };
    }

    /** Stable, for programs and for switching it off. */
    public String code() {
        return code;
    }

    /** Why an object that it holds for is left out, for people. */
    public String detail() {
        return detail;
    }

    /** Whether it is asked about objects of this kind. */
    public boolean concerns(TargetKind kind) {
        return kinds.contains(kind);
    }

    /** The attributes it looks at, as LDAP spells them. */
    public Set<String> reads() {
        return reads;
    }

    public boolean excludes(TargetKind kind, StagedObject object) {
        return concerns(kind) && holds.test(kind, object);
    }
}
