#!/usr/bin/python3
"""Adds the attributes that the setups of a mail server and of a telephony server add to a directory, on an auxiliary
class of users, groups and contacts. Request: smbConf. The identifiers are invented, below the arc for ones that are
generated from a UUID; so are the numbers of links from 1000 on."""
import ldb

import forest

ARC = "1.2.840.113556.1.8000.2554.4178.30214.7733.17301.36841.2265190.11580417"
# attribute syntax, OM syntax (MS-ADTS 3.1.1.2.2.2)
TEXT, TRUTH, NUMBER = ("2.5.5.12", "64"), ("2.5.5.8", "1"), ("2.5.5.9", "2")
BYTES, LARGE_NUMBER, TIME = ("2.5.5.10", "4"), ("2.5.5.16", "65"), ("2.5.5.11", "24")
SID, NAME = ("2.5.5.17", "4"), ("2.5.5.1", "127")
NAME_CLASS = bytes.fromhex("2b0c0287731c00854a")
SINGLE = {
    TEXT: ["mailNickname", "targetAddress", "telephoneAssistant", "msDS-preferredDataLocation", "msExchImmutableId",
           "msExchLitigationHoldOwner", "msExchResourceDisplay", "msExchRetentionComment", "msExchRetentionURL",
           "msExchTeamMailboxSharePointUrl", "msExchUsageLocation", "msRTCSIP-DeploymentLocator", "msRTCSIP-Line",
           "msRTCSIP-OwnerUrn", "msRTCSIP-PrimaryUserAddress"]
          + ["extensionAttribute%d" % number for number in range(1, 16)],
    TRUTH: ["hideDLMembership", "msExchBypassAudit", "msExchEnableModeration", "msExchHideFromAddressLists",
            "msExchMailboxAuditEnable", "msExchRequireAuthToSendTo", "msOrg-IsOrganizational", "msRTCSIP-UserEnabled",
            "oOFReplyToOriginator", "reportToOriginator", "reportToOwner"],
    NUMBER: ["msExchArchiveStatus", "msExchAuditAdmin", "msExchAuditDelegate", "msExchAuditDelegateAdmin",
             "msExchAuditOwner", "msExchELCMailboxFlags", "msExchMailboxAuditLogAgeLimit", "msExchModerationFlags",
             "msExchRecipientDisplayType", "msExchResourceCapacity", "msRTCSIP-ApplicationOptions",
             "msRTCSIP-OptionFlags"],
    LARGE_NUMBER: ["msExchRecipientTypeDetails", "msExchRemoteRecipientType"],
    TIME: ["msExchELCExpirySuspensionEnd", "msExchELCExpirySuspensionStart", "msExchLitigationHoldDate",
           "msExchTeamMailboxExpiration"],
    BYTES: ["msExchArchiveGUID", "msExchBlockedSendersHash", "msExchMailboxGuid", "msExchSafeRecipientsHash",
            "msExchSafeSendersHash"],
    SID: ["msExchMasterAccountSid", "msRTCSIP-OriginatorSid"],
    NAME: ["msExchTeamMailboxSharePointLinkedBy"]}
SEVERAL = {
    TEXT: ["msExchArchiveName", "msExchResourceMetaData", "msExchResourceSearchProperties",
           "msExchSenderHintTranslations", "msExchUCVoiceMailSettings", "msExchUserHoldPolicies"]
          + ["msExchExtensionCustomAttribute%d" % number for number in range(1, 6)],
    NAME: ["msExchTeamMailboxOwners"]}
# forward link, back link, whether it has one value, number
LINKS = [("publicDelegates", "publicDelegatesBL", False, 14), ("authOrig", "authOrigBL", False, 110),
         ("dLMemSubmitPerms", "dLMemSubmitPermsBL", False, 112), ("unauthOrig", "unauthOrigBL", False, 114),
         ("dLMemRejectPerms", "dLMemRejectPermsBL", False, 116), ("altRecipient", "altRecipientBL", True, 126),
         ("msExchCoManagedByLink", "msExchCoManagedObjectsBL", False, 1000),
         ("msExchModeratedByLink", "msExchModeratedObjectsBL", False, 1002),
         ("msExchBypassModerationLink", "msExchBypassModerationBL", False, 1004),
         ("msExchDelegateListLink", "msExchDelegateListBL", False, 1006)]
AUXILIARY, HOLDERS = "mailRecipientExtension", ("User", "Group", "Contact")


def attributes():
    """Name, syntax, whether single-valued, number of the link or none."""
    for single, kinds in ((True, SINGLE), (False, SEVERAL)):
        for syntax, names in kinds.items():
            for name in names:
                yield name, syntax, single, None
    for forward, back, single, number in LINKS:
        yield forward, NAME, single, number
        yield back, NAME, False, number + 1


def add_attribute(database, schema, number, name, syntax, single, link):
    definition = {
        "dn": "CN=%s,%s" % (name, schema), "objectClass": "attributeSchema", "lDAPDisplayName": name,
        "adminDisplayName": name, "attributeID": "%s.1.%d" % (ARC, number), "attributeSyntax": syntax[0],
        "oMSyntax": syntax[1], "isSingleValued": "TRUE" if single else "FALSE", "searchFlags": "0",
        "isMemberOfPartialAttributeSet": "TRUE", "showInAdvancedViewOnly": "TRUE"}
    if syntax == NAME:
        definition["oMObjectClass"] = NAME_CLASS
    if link is not None:
        definition["linkID"] = str(link)
        definition["systemFlags"] = "1" if link % 2 else "0"
    database.add(definition)


def add_class(database, schema, names):
    database.add({
        "dn": "CN=%s,%s" % (AUXILIARY, schema), "objectClass": "classSchema", "lDAPDisplayName": AUXILIARY,
        "adminDisplayName": AUXILIARY, "governsID": ARC + ".2.1", "subClassOf": "top", "objectClassCategory": "3",
        "rDNAttID": "cn", "mayContain": names})


def main():
    wanted = forest.request()
    lp = forest.parameters(wanted["smbConf"], **{"dsdb:schema update allowed": "yes"})
    database = forest.open_database(wanted["smbConf"], lp)
    schema = str(database.get_schema_basedn())
    known = set(str(entry["lDAPDisplayName"]) for entry in database.search(
        schema, ldb.SCOPE_ONELEVEL, "(objectClass=attributeSchema)", ["lDAPDisplayName"]))
    fresh = [attribute for attribute in attributes() if attribute[0] not in known]
    for number, attribute in enumerate(fresh, start=1):
        add_attribute(database, schema, number, *attribute)
    database.set_schema_update_now()
    add_class(database, schema, [attribute[0] for attribute in fresh])
    database.set_schema_update_now()
    for holder in HOLDERS:
        forest.change(database, "CN=%s,%s" % (holder, schema), ldb.FLAG_MOD_ADD, "auxiliaryClass", AUXILIARY)
    database.set_schema_update_now()
    forest.answer()


main()
