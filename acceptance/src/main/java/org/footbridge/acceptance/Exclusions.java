package org.footbridge.acceptance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The default exclusions: objects that are in scope by their place and yet never reach the tenant. */
final class Exclusions {
    /** Mail public folder, system mailboxes, role-like groups, mailbox plan, discovery mailbox. */
    private static final long SYSTEM_RECIPIENTS = 0x21C07000L;

    private static final long ROLE_GROUP = 0x40000000L;
    private static final long LINKED_MAILBOX = 2;
    private static final long SECURITY = 0x80000000L;

    private record Rule(String reason, Predicate<OnPremisesEntry> applies) {}

    private static final List<Rule> ALL = List.of(
            new Rule("critical system object", entry -> entry.isTrue("isCriticalSystemObject")),
            new Rule("replication conflict", entry -> entry.dn().contains("\\0ACNF:")));

    private static final List<Rule> USER = List.of(
            new Rule("no account name", entry -> entry.text("sAMAccountName").isEmpty()),
            new Rule(
                    "no userAccountControl",
                    entry -> entry.text("userAccountControl").isEmpty()),
            new Rule("synchronisation account", entry -> starts(entry, "sAMAccountName", "AAD_")),
            new Rule("synchronisation account", entry -> starts(entry, "sAMAccountName", "MSOL_")),
            new Rule("support account", entry -> is(entry, "sAMAccountName", "SUPPORT_388945a0")),
            new Rule("system mailbox", entry -> starts(entry, "mailNickname", "SystemMailbox{")),
            new Rule("mail system account", entry -> casMailbox(entry, "mailNickname")),
            new Rule("mail system account", entry -> casMailbox(entry, "sAMAccountName")),
            new Rule("system recipient", entry -> recipientType(entry, SYSTEM_RECIPIENTS)),
            new Rule(
                    "linked mailbox",
                    entry -> entry.number("msExchRecipientTypeDetails").equals(Optional.of(LINKED_MAILBOX))),
            new Rule("written from the cloud", entry -> starts(entry, "adminDescription", "User_")));

    private static final List<Rule> GROUP = List.of(
            new Rule("coexistence group", entry -> is(entry, "sAMAccountName", "MSOL_AD_Sync_RichCoexistence")),
            new Rule("role group", entry -> recipientType(entry, ROLE_GROUP)),
            new Rule("distribution group without mail", entry -> !isSecurityGroup(entry) && !isMailEnabled(entry)),
            new Rule("written from the cloud", entry -> starts(entry, "adminDescription", "Group_")));

    private static final List<Rule> CONTACT = List.of(
            new Rule("no mail address", entry -> !isMailContact(entry)),
            new Rule(
                    "hidden system contact",
                    entry -> entry.text("displayName")
                                    .filter(name -> name.contains("(MSOL)"))
                                    .isPresent()
                            && entry.isTrue("msExchHideFromAddressLists")),
            new Rule("mail system contact", entry -> casMailbox(entry, "mailNickname")),
            new Rule("written from the cloud", entry -> starts(entry, "adminDescription", "Contact_")));

    private Exclusions() {}

    static Optional<String> reason(OnPremisesEntry entry, Kind kind) {
        List<Rule> own = switch (kind) {
            case USER -> USER;
            case GROUP -> GROUP;
            case CONTACT -> CONTACT;
        };
        return first(ALL, entry).or(() -> first(own, entry));
    }

    static boolean isSecurityGroup(OnPremisesEntry entry) {
        return entry.number("groupType").filter(type -> (type & SECURITY) != 0).isPresent();
    }

    /** An SMTP address, or mail when there are no proxy addresses at all. */
    static boolean isMailEnabled(OnPremisesEntry entry) {
        List<String> proxies = entry.texts("proxyAddresses");
        return Names.holdsMailAddress(proxies) || (proxies.isEmpty() && mailHasAt(entry));
    }

    private static boolean isMailContact(OnPremisesEntry entry) {
        List<String> proxies = entry.texts("proxyAddresses");
        return !proxies.isEmpty() && (Names.holdsMailAddress(proxies) || mailHasAt(entry));
    }

    private static boolean mailHasAt(OnPremisesEntry entry) {
        return entry.text("mail").filter(mail -> mail.contains("@")).isPresent();
    }

    private static Optional<String> first(List<Rule> rules, OnPremisesEntry entry) {
        return rules.stream()
                .filter(rule -> rule.applies().test(entry))
                .map(Rule::reason)
                .findFirst();
    }

    private static boolean starts(OnPremisesEntry entry, String attribute, String beginning) {
        return entry.text(attribute)
                .filter(value -> value.regionMatches(true, 0, beginning, 0, beginning.length()))
                .isPresent();
    }

    private static boolean is(OnPremisesEntry entry, String attribute, String expected) {
        return entry.text(attribute).filter(expected::equalsIgnoreCase).isPresent();
    }

    private static boolean casMailbox(OnPremisesEntry entry, String attribute) {
        return starts(entry, attribute, "CAS_")
                && entry.text(attribute).filter(value -> value.contains("}")).isPresent();
    }

    private static boolean recipientType(OnPremisesEntry entry, long bits) {
        return entry.number("msExchRecipientTypeDetails")
                .filter(type -> (type & bits) != 0)
                .isPresent();
    }
}
