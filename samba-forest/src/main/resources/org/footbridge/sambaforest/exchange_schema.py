#!/usr/bin/python3
"""Adds the attributes that the setup of a mail server adds to a directory, on an auxiliary class of users, groups and
contacts. Request: smbConf. The identifiers are invented, below the arc for ones that are generated from a UUID."""
import ldb

import forest

ARC = "1.2.840.113556.1.8000.2554.4178.30214.7733.17301.36841.2265190.11580417"
# attribute syntax, OM syntax (MS-ADTS 3.1.1.2.2.2)
TEXT, TRUTH, NUMBER = ("2.5.5.12", "64"), ("2.5.5.8", "1"), ("2.5.5.9", "2")
BYTES, LARGE_NUMBER = ("2.5.5.10", "4"), ("2.5.5.16", "65")
ATTRIBUTES = (
    [("mailNickname", TEXT), ("targetAddress", TEXT)]
    + [("extensionAttribute%d" % number, TEXT) for number in range(1, 16)]
    + [("msExchHideFromAddressLists", TRUTH), ("msExchUsageLocation", TEXT), ("msExchMailboxGuid", BYTES),
       ("msExchRecipientTypeDetails", LARGE_NUMBER), ("msExchRecipientDisplayType", NUMBER)])
AUXILIARY, HOLDERS = "mailRecipientExtension", ("User", "Group", "Contact")


def add_attribute(database, schema, number, name, syntax):
    database.add({
        "dn": "CN=%s,%s" % (name, schema), "objectClass": "attributeSchema", "lDAPDisplayName": name,
        "adminDisplayName": name, "attributeID": "%s.1.%d" % (ARC, number), "attributeSyntax": syntax[0],
        "oMSyntax": syntax[1], "isSingleValued": "TRUE", "searchFlags": "0",
        "isMemberOfPartialAttributeSet": "TRUE", "showInAdvancedViewOnly": "TRUE"})


def add_class(database, schema):
    database.add({
        "dn": "CN=%s,%s" % (AUXILIARY, schema), "objectClass": "classSchema", "lDAPDisplayName": AUXILIARY,
        "adminDisplayName": AUXILIARY, "governsID": ARC + ".2.1", "subClassOf": "top", "objectClassCategory": "3",
        "rDNAttID": "cn", "mayContain": [name for name, _ in ATTRIBUTES]})


def main():
    wanted = forest.request()
    lp = forest.parameters(wanted["smbConf"], **{"dsdb:schema update allowed": "yes"})
    database = forest.open_database(wanted["smbConf"], lp)
    schema = str(database.get_schema_basedn())
    for number, (name, syntax) in enumerate(ATTRIBUTES, start=1):
        add_attribute(database, schema, number, name, syntax)
    database.set_schema_update_now()
    add_class(database, schema)
    database.set_schema_update_now()
    for holder in HOLDERS:
        forest.change(database, "CN=%s,%s" % (holder, schema), ldb.FLAG_MOD_ADD, "auxiliaryClass", AUXILIARY)
    database.set_schema_update_now()
    forest.answer()


main()
