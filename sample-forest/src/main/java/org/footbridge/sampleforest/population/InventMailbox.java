package org.footbridge.sampleforest.population;

import static org.footbridge.sampleforest.population.InventDetails.several;

import java.nio.ByteBuffer;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryStore;

/** What servers for mail and for telephony add to people, groups and contacts. The number of an object decides. */
final class InventMailbox {
    private static final String USER_MAILBOX = "1";
    private static final String SHARED_MAILBOX = "4";
    private static final String ROOM_MAILBOX = "16";
    private static final String REMOTE_MAILBOX = "2147483648";
    private static final String MAIL_CONTACT = "64";
    private static final String DISTRIBUTION_GROUP = "256";
    private static final String MAIL_SECURITY_GROUP = "1024";

    private final DirectoryStore store;
    private final SharedValues shared;

    InventMailbox(DirectoryStore store, SharedValues shared) {
        this.store = store;
        this.shared = shared;
    }

    /** Also of people who have no mail nickname (any more): their values stay where they are. */
    void ofPerson(Creation person, int number, String account) {
        boolean away = number % 4 == 2;
        boolean room = number % 75 == 22;
        shared.put(
                person,
                "msExchRecipientTypeDetails",
                room ? ROOM_MAILBOX : number % 60 == 34 ? SHARED_MAILBOX : away ? REMOTE_MAILBOX : USER_MAILBOX);
        shared.put(person, "msExchRecipientDisplayType", away ? "-2147483642" : "1073741824");
        bytes(person, "msExchMailboxGuid", number, 16);
        if (away) {
            shared.put(person, "msExchRemoteRecipientType", "4");
        }
        if (room) {
            shared.put(person, "msExchResourceCapacity", "12");
            shared.put(person, "msExchResourceDisplay", "Room,Video");
            shared.put(person, "msExchResourceMetaData", "ResourceType:Room");
            shared.put(person, "msExchResourceSearchProperties", "Room", "Video");
        }
        several(person, number, 3, 1, "legacyExchangeDN", "/o=Northwind/ou=First/cn=Recipients/cn=" + account);
        settings(person, number);
        hold(person, number);
        audit(person, number);
        telephony(person, number, account);
        if (number % 6 == 0) {
            bytes(person, "msExchArchiveGUID", number + 1, 16);
            person.put("msExchArchiveName", "In-Place Archive - " + account);
        }
    }

    private void settings(Creation person, int number) {
        if (number % 9 == 4) {
            shared.put(person, "msExchHideFromAddressLists", number % 2 == 0 ? "TRUE" : "FALSE");
        }
        several(person, number, 25, 17, "msExchRequireAuthToSendTo", "TRUE");
        several(person, number, 30, 21, "msExchEnableModeration", "TRUE");
        several(person, number, 30, 21, "msExchModerationFlags", "6");
        several(person, number, 40, 28, "msExchAssistantName", "Sekretärin " + number);
        several(person, number, 70, 2, "msExchUsageLocation", "de");
        several(person, number, 10, 5, "msExchExtensionCustomAttribute1", "Plan " + number, "Plan B" + number);
        several(person, number, 33, 8, "msExchExtensionCustomAttribute3", "Étage " + number % 9);
        several(person, number, 66, 27, "msExchSenderHintTranslations", "default:Back on Monday", "de:Bis Montag");
        several(person, number, 55, 30, "telephoneAssistant", "+99 9 " + number);
        if (number % 4 == 0) {
            bytes(person, "msExchSafeSendersHash", number, 4 * (1 + number % 12));
        }
        if (number % 8 == 0) {
            bytes(person, "msExchBlockedSendersHash", number, 4 * (1 + number % 5));
        }
    }

    private static void hold(Creation person, int number) {
        several(person, number, 50, 24, "msExchLitigationHoldDate", "20260" + (1 + number % 9) + "15101500.0Z");
        several(person, number, 50, 24, "msExchLitigationHoldOwner", "legal@northwind.example");
        several(person, number, 50, 24, "msExchRetentionComment", "Case " + number + " – do not delete");
        several(person, number, 50, 24, "msExchRetentionURL", "https://northwind.example/hold");
        several(person, number, 50, 24, "msExchELCMailboxFlags", "8");
        several(person, number, 80, 32, "msExchELCExpirySuspensionStart", "20261201000000.0Z");
        several(person, number, 80, 32, "msExchELCExpirySuspensionEnd", "20270131000000.0Z");
        several(person, number, 50, 26, "msExchUserHoldPolicies", "mbx" + number, "cld" + number);
    }

    private void audit(Creation person, int number) {
        if (number % 5 == 2) {
            shared.put(person, "msExchMailboxAuditEnable", "TRUE");
            shared.put(person, "msExchMailboxAuditLogAgeLimit", "7776000");
            shared.put(person, "msExchAuditOwner", "14");
            shared.put(person, "msExchAuditAdmin", "62");
            shared.put(person, "msExchAuditDelegate", "60");
            shared.put(person, "msExchAuditDelegateAdmin", "60");
        }
        several(person, number, 90, 31, "msExchBypassAudit", "TRUE");
    }

    private void telephony(Creation person, int number, String account) {
        if (number % 8 == 2) {
            shared.put(person, "msRTCSIP-UserEnabled", number % 40 == 2 ? "FALSE" : "TRUE");
            shared.put(person, "msRTCSIP-OptionFlags", "385");
            shared.put(person, "msRTCSIP-DeploymentLocator", "SRV:");
            person.put("msRTCSIP-PrimaryUserAddress", "sip:" + account + "@northwind.example");
            person.put("msRTCSIP-Line", "tel:+99555" + number + ";ext=" + number);
        }
        several(person, number, 16, 2, "msRTCSIP-ApplicationOptions", "256");
        several(person, number, 88, 2, "msRTCSIP-OwnerUrn", "urn:application:" + number);
    }

    void ofGroup(Creation group, int number, boolean security) {
        shared.put(group, "msExchRecipientTypeDetails", security ? MAIL_SECURITY_GROUP : DISTRIBUTION_GROUP);
        shared.put(group, "msExchRecipientDisplayType", security ? "1073741833" : "1");
        shared.put(group, "msExchRequireAuthToSendTo", number % 4 == 0 ? "TRUE" : "FALSE");
        shared.put(group, "reportToOriginator", "TRUE");
        several(group, number, 5, 2, "msExchHideFromAddressLists", "TRUE");
        several(group, number, 4, 2, "hideDLMembership", "TRUE");
        several(group, number, 7, 2, "oOFReplyToOriginator", "TRUE");
        several(group, number, 9, 2, "msExchEnableModeration", "TRUE");
        several(group, number, 9, 2, "msExchModerationFlags", "6");
        several(group, number, 15, 2, "msOrg-IsOrganizational", "TRUE");
        several(group, number, 5, 2, "extensionAttribute4", "Gruppe " + number);
        several(group, number, 8, 2, "msExchExtensionCustomAttribute2", "A" + number, "B" + number);
        several(group, number, 8, 2, "info", "Ask before use\r\n" + number);
    }

    void ofContact(Creation contact, int number) {
        shared.put(contact, "msExchRecipientTypeDetails", MAIL_CONTACT);
        shared.put(contact, "msExchRecipientDisplayType", "6");
        several(contact, number, 9, 2, "msExchHideFromAddressLists", "TRUE");
        several(contact, number, 4, 1, "extensionAttribute2", "Vertrag " + number);
        several(contact, number, 11, 3, "msExchExtensionCustomAttribute1", "Gold", "Silver");
        several(contact, number, 6, 1, "otherTelephone", "+1 212 " + number, "+1 213 " + number);
        several(contact, number, 8, 5, "url", "https://partner.example/" + number);
        if (number % 12 == 4) {
            contact.put(store.type("thumbnailPhoto"), SampleFiles.photo(number));
        }
    }

    private void bytes(Creation object, String attribute, int number, int count) {
        ByteBuffer value = ByteBuffer.allocate(count);
        for (int at = 0; at + 4 <= count; at += 4) {
            value.putInt((number + at) * 0x9E3779B9);
        }
        object.put(store.type(attribute), value.array());
    }
}
