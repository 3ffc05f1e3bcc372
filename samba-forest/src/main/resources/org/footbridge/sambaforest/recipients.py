"""What a mail server, a telephony server and the people themselves add to the objects of the invented company. No chance:
the number of an object decides, so that every value occurs in a share that is common in companies."""
import base64
import hashlib

# A grey head and shoulders, and a certificate of somebody called Employee; both are told apart by a number inside.
PHOTO = base64.b64decode(
    "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaHkZ6jrK2sZ4C8yrun"
    "yJmorKX/wAALCAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABQAD/8QAHxAAAgIDAAIDAAAAAAAAAAAAAQIDBAAFMREhIkHR/9oACAEBAAA/"
    "AHNlZepTeaNQzAjvB7+8z1NyS7WaWVVDByvxHrg/cO39ieG6ixTSIpjB8KxA6ctBYnmuuss0jqIyfDMSOjP/2Q==")
CERTIFICATE = base64.b64decode(
    "MIIBbzCCARWgAwIBAgIIESIzRFVmd4gwCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIRW1wbG95ZWUwHhcNMjYxMTIxMTU0NzQ4WhcNNDYxMTE2MTU0"
    "NzQ4WjATMREwDwYDVQQDDAhFbXBsb3llZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABASHFEpcaFCSMcjMrOoiOLDxTF7JrjtobTDZY5WOqXt3"
    "csDOyqQLYF4WyaazzR01Fsj1cati8ATzAjssOicw/1CjUzBRMB0GA1UdDgQWBBQrVjUP4xYvLK5Nx48dRvrT83jMJDAfBgNVHSMEGDAWgBQrVjUP"
    "4xYvLK5Nx48dRvrT83jMJDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCICEYoKFngG603q6XE6EfO9FGjT1TtFZu0MbpXnjaEoGW"
    "AiEA21Yf8dFzaqXNvMSpdRydRttrxAbFxyTdSNJO8X0O88c=")
AFTER_HEADER, COMMENT = 20, b"\xff\xfe"
SERIAL = slice(15, 23)

USER_MAILBOX, SHARED_MAILBOX, ROOM_MAILBOX, REMOTE_MAILBOX = 1, 4, 16, 0x80000000
MAIL_CONTACT, DISTRIBUTION_GROUP, MAIL_SECURITY_GROUP = 64, 256, 1024
MOST_CERTIFICATES = 15


def photo(number):
    text = b"Employee %d" % number
    comment = COMMENT + (len(text) + 2).to_bytes(2, "big") + text
    return PHOTO[:AFTER_HEADER] + comment + PHOTO[AFTER_HEADER:]


def certificate(number):
    changed = bytearray(CERTIFICATE)
    changed[SERIAL] = (number + (1 << 60)).to_bytes(8, "big")
    return bytes(changed)


def invented_bytes(kind, number, count):
    return (hashlib.sha256(b"%s %d" % (kind.encode(), number)).digest() * 4)[:count]


def one_in(share, number, remainder, value):
    """The value of those whose number leaves the remainder; else what stands for none."""
    return value if number % share == remainder else ""


def of_people(number, site, telephone):
    """Attributes that every directory has."""
    certificates = {7: 1, 19: 2, 31: MOST_CERTIFICATES, 43: MOST_CERTIFICATES + 1}.get(number % 48, 0)
    return {
        "employeeNumber": str(700000 + number) if number % 2 else "",
        "thumbnailPhoto": one_in(5, number, 1, photo(number)),
        "userCertificate": [certificate(100 * number + each) for each in range(certificates)],
        "userSMIMECertificate": [certificate(100 * number + 50)] if number % 64 == 9 else [],
        "otherTelephone": ["%s%d" % (telephone, 7000 + each) for each in range(1 + number % 3)] if number % 7 == 2 else [],
        "otherMobile": ["+99 7 %07d" % number] if number % 16 == 3 else [],
        "otherHomePhone": ["+99 1 %06d" % number, "+99 2 %06d" % number] if number % 40 == 11 else [],
        "otherPager": ["+99 3 %06d" % number] if number % 90 == 14 else [],
        "otherIpPhone": ["sip:%d" % number, "sip:desk%d" % number] if number % 60 == 8 else [],
        "otherFacsimileTelephoneNumber": ["+99 4 %06d" % number] if number % 70 == 15 else [],
        "url": ["https://corp.example/people/%d" % number, "https://corp.example/~%d" % number] if number % 20 == 6 else [],
        "postOfficeBox": ["PO %d" % number] if number % 30 == 16 else [],
        "homePhone": one_in(25, number, 4, "+99 5 %06d" % number),
        "pager": one_in(80, number, 5, "+99 8 %06d" % number), "ipPhone": one_in(12, number, 7, "7%04d" % (number % 10000)),
        "middleName": one_in(10, number, 3, "Mäx"), "wWWHomePage": one_in(35, number, 13, "https://corp.example/%d" % number),
        "info": one_in(30, number, 12, "Starts in %s.\r\n\tKey %d" % (site[0], number)),
        "msDS-PhoneticDisplayName": one_in(45, number, 18, "phonetic %d" % number),
        "msDS-HABSeniorityIndex": one_in(15, number, 0, str(100 - number % 100)),
        "legacyExchangeDN": one_in(3, number, 1, "/o=Corp/ou=First/cn=Recipients/cn=p%d" % number)}


def of_mailboxes(number, account, site):
    """Attributes of the mail server; every third person has those of a mailbox without having a nickname."""
    away, room = number % 4 == 2, number % 75 == 22
    details = ROOM_MAILBOX if room else SHARED_MAILBOX if number % 60 == 34 else REMOTE_MAILBOX if away else USER_MAILBOX
    return {
        "msExchRecipientTypeDetails": str(details), "msExchRecipientDisplayType": "-2147483642" if away else "1073741824",
        "msExchRemoteRecipientType": "4" if away else "", "msExchMailboxGuid": invented_bytes("mailbox", number, 16),
        "msExchArchiveGUID": one_in(6, number, 2, invented_bytes("archive", number, 16)),
        "msExchArchiveName": ["In-Place Archive - " + account] if number % 6 == 2 else [],
        "msExchHideFromAddressLists": "TRUE" if number % 45 == 3 else "FALSE" if number % 9 == 4 else "",
        "msExchLitigationHoldDate": one_in(50, number, 24, "20260%d15101500.0Z" % (1 + number % 9)),
        "msExchLitigationHoldOwner": one_in(50, number, 24, "legal@corp.example"),
        "msExchRetentionComment": one_in(50, number, 24, "Case %d – do not delete" % number),
        "msExchRetentionURL": one_in(50, number, 24, "https://corp.example/hold"),
        "msExchELCMailboxFlags": one_in(50, number, 24, "8"),
        "msExchELCExpirySuspensionStart": one_in(80, number, 32, "20261201000000.0Z"),
        "msExchELCExpirySuspensionEnd": one_in(80, number, 32, "20270131000000.0Z"),
        "msExchUserHoldPolicies": ["mbx%032x" % number, "cld%032x" % number] if number % 50 == 26 else [],
        "msExchUsageLocation": one_in(70, number, 2, "de"), "msExchAssistantName": one_in(40, number, 28, "Sekretärin %d" % number),
        "msExchSafeSendersHash": one_in(4, number, 0, invented_bytes("safe", number, 4 * (1 + number % 12))),
        "msExchSafeRecipientsHash": one_in(40, number, 9, invented_bytes("recipients", number, 8)),
        "msExchBlockedSendersHash": one_in(8, number, 0, invented_bytes("blocked", number, 4 * (1 + number % 5))),
        "msExchSenderHintTranslations": ["default:Back on Monday", "de:Zurück am Montag"] if number % 66 == 28 else [],
        "msExchExtensionCustomAttribute1": ["Plan %d" % each for each in range(1 + number % 4)] if number % 10 == 5 else [],
        "msExchExtensionCustomAttribute2": ["Fund %d" % number] if number % 20 == 7 else [],
        "msExchExtensionCustomAttribute4": ["A", "B"] if number % 44 == 10 else [],
        "msExchExtensionCustomAttribute5": ["Note %d" % number] if number % 50 == 13 else [],
        "msExchExtensionCustomAttribute3": ["Étage %d" % (number % 9)] if number % 33 == 8 else [],
        "msExchResourceCapacity": "12" if room else "", "msExchResourceDisplay": "Room,Video" if room else "",
        "msExchResourceMetaData": ["ResourceType:Room"] if room else [],
        "msExchResourceSearchProperties": ["Room", "Video"] if room else [],
        "msExchRequireAuthToSendTo": one_in(25, number, 17, "TRUE"), "msExchModerationFlags": one_in(30, number, 22, "6"),
        "msExchEnableModeration": one_in(30, number, 22, "TRUE"),
        "msExchMailboxAuditEnable": one_in(5, number, 2, "TRUE"), "msExchBypassAudit": one_in(90, number, 31, "TRUE"),
        "msExchMailboxAuditLogAgeLimit": one_in(5, number, 2, "7776000"), "msExchAuditOwner": one_in(5, number, 2, "14"),
        "msExchAuditAdmin": one_in(5, number, 2, "62"), "msExchAuditDelegate": one_in(5, number, 2, "60"),
        "msExchAuditDelegateAdmin": one_in(5, number, 2, "60"),
        "msExchImmutableId": one_in(60, number, 40, "immutable-%d" % number),
        "msExchTeamMailboxExpiration": one_in(85, number, 33, "20291231235959.0Z"),
        "msExchTeamMailboxSharePointUrl": one_in(85, number, 33, "https://corp.example/teams/%d" % number),
        "targetAddress": one_in(28, number, 8, "SMTP:%s@elsewhere.example" % account),
        "telephoneAssistant": one_in(55, number, 30, "+99 9 %06d" % number),
        "msRTCSIP-UserEnabled": "TRUE" if number % 8 == 2 else "FALSE" if number % 40 == 19 else "",
        "msRTCSIP-PrimaryUserAddress": one_in(8, number, 2, "sip:%s@corp.example" % account),
        "msRTCSIP-Line": one_in(8, number, 2, "tel:+99555%04d;ext=%d" % (number % 10000, number)),
        "msRTCSIP-OptionFlags": one_in(8, number, 2, "385"), "msRTCSIP-DeploymentLocator": one_in(8, number, 2, "SRV:"),
        "msRTCSIP-ApplicationOptions": one_in(16, number, 2, "256"),
        "msRTCSIP-OwnerUrn": one_in(88, number, 2, "urn:application:%d" % number)}


def extension_attributes(number, department, site):
    values = {"extensionAttribute1": department, "extensionAttribute15": one_in(5, number, 0, " %s " % site[4])}
    for which in range(2, 15):
        values["extensionAttribute%d" % which] = one_in(10 * which, number, which, "Wert %d/%d" % (which, number))
    return values


def of_groups(number):
    """Attributes of groups; only of those with mail they may reach the tenant."""
    secure = number % 6 in (0, 1, 2, 5)
    return {
        "msExchRecipientTypeDetails": str(MAIL_SECURITY_GROUP if secure else DISTRIBUTION_GROUP),
        "msExchRecipientDisplayType": "1073741833" if secure else "1", "info": one_in(8, number, 3, "Ask before use\r\n%d" % number),
        "msExchHideFromAddressLists": one_in(10, number, 2, "TRUE"), "hideDLMembership": one_in(12, number, 3, "TRUE"),
        "msExchRequireAuthToSendTo": "TRUE" if number % 2 else "FALSE", "reportToOriginator": "TRUE",
        "reportToOwner": one_in(9, number, 3, "FALSE"), "oOFReplyToOriginator": one_in(7, number, 2, "TRUE"),
        "msOrg-IsOrganizational": one_in(15, number, 9, "TRUE"), "msExchModerationFlags": one_in(9, number, 2, "6"),
        "msExchEnableModeration": one_in(9, number, 2, "TRUE"), "extensionAttribute4": one_in(5, number, 3, "Gruppe %d" % number),
        "extensionAttribute12": one_in(11, number, 4, "G%d" % number),
        "msExchSenderHintTranslations": ["default:Many will read this"] if number % 14 == 9 else [],
        "msExchExtensionCustomAttribute2": ["A%d" % number, "B%d" % number] if number % 8 == 2 else []}


def of_contacts(number):
    return {
        "mailNickname": "partner%d" % number if number % 4 else "", "targetAddress": "SMTP:p%d@partner.example" % number,
        "msExchRecipientTypeDetails": str(MAIL_CONTACT), "msExchRecipientDisplayType": "6",
        "msExchHideFromAddressLists": one_in(9, number, 2, "TRUE"),
        "extensionAttribute2": one_in(4, number, 1, "Vertrag %d" % number),
        "msExchExtensionCustomAttribute1": ["Gold", "Silver"] if number % 11 == 3 else [],
        "otherTelephone": ["+1 212 556 %04d" % number, "+1 212 557 %04d" % number] if number % 6 == 1 else [],
        "url": ["https://partner.example/%d" % number] if number % 8 == 5 else [],
        "info": one_in(13, number, 6, "Met in %d" % (2000 + number % 26)), "c": one_in(3, number, 0, "US"),
        "co": one_in(3, number, 0, "United States"), "countryCode": one_in(3, number, 0, "840"),
        "thumbnailPhoto": one_in(12, number, 4, photo(number))}


def links_of_people(number, colleagues):
    """Only to those who are there already."""
    if len(colleagues) < 10:
        return {}
    early, middle = colleagues[number // 3], colleagues[number // 2]
    return {
        "publicDelegates": [early, middle] if number % 20 == 3 else [],
        "msExchDelegateListLink": [early] if number % 35 == 12 else [],
        "altRecipient": one_in(40, number, 21, middle), "authOrig": [early, middle] if number % 50 == 29 else [],
        "msExchTeamMailboxOwners": [early, middle] if number % 85 == 33 else [],
        "msExchTeamMailboxSharePointLinkedBy": one_in(85, number, 33, early),
        "unauthOrig": [middle] if number % 90 == 41 else [], "msExchModeratedByLink": [early] if number % 30 == 22 else []}


def links_of_groups(number, people, groups):
    if not people:
        return {}
    owner, other = people[7 * number % len(people)], people[11 * number % len(people)]
    return {
        "managedBy": one_in(2, number, 0, owner), "msExchCoManagedByLink": [other] if number % 4 == 2 else [],
        "authOrig": sorted({owner, other}) if number % 5 == 3 else [],
        "dLMemSubmitPerms": groups[:2] if number % 6 == 3 else [], "dLMemRejectPerms": groups[-1:] if number % 12 == 9 else [],
        "msExchModeratedByLink": [owner] if number % 9 == 2 else [],
        "msExchBypassModerationLink": [other] if number % 9 == 2 else [],
        "publicDelegates": [other] if number % 12 == 2 else []}
