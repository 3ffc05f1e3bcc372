#!/usr/bin/python3
"""Makes a user that a program binds as. Request: smbConf, name, password, userPrincipalName, servicePrincipalNames,
grants (rights on the domain as control access GUIDs), seesDeletedObjects, readsForeignPrincipals, administrator. Answer: dn, sid."""
import ldb
from samba.dcerpc import security
from samba.ndr import ndr_pack, ndr_unpack

import forest

NORMAL_ACCOUNT, NEVER_EXPIRES = 0x200, 0x10000
DACL_ONLY = "sd_flags:1:4"


def create(database, wanted):
    dn = "CN=%s,CN=Users,%s" % (wanted["name"], database.domain_dn())
    user = {"dn": dn, "objectClass": "user", "sAMAccountName": wanted["name"],
            "userPrincipalName": wanted["userPrincipalName"], "clearTextPassword": wanted["password"].encode("utf-16-le"),
            "userAccountControl": str(NORMAL_ACCOUNT | NEVER_EXPIRES)}
    if wanted["servicePrincipalNames"]:
        user["servicePrincipalName"] = wanted["servicePrincipalNames"]
        user["msDS-SupportedEncryptionTypes"] = "24"
    database.add(user)
    raw = database.search(dn, ldb.SCOPE_BASE, attrs=["objectSid"])[0]["objectSid"][0]
    return dn, str(ndr_unpack(security.dom_sid, raw))


def allow(database, dn, entries):
    """Adds entries to the access control list of one object; entries of inheritance stay as they are."""
    if not entries:
        return
    own = security.dom_sid(forest.domain_sid(database))
    controls = ["show_deleted:1", DACL_ONLY]
    found = database.search(dn, ldb.SCOPE_BASE, attrs=["nTSecurityDescriptor"], controls=controls)
    text = ndr_unpack(security.descriptor, found[0]["nTSecurityDescriptor"][0]).as_sddl(own)
    head, dacl, aces = text.partition("D:")
    flags, opening, rest = aces.partition("(") if dacl else ("PAI", "", "")
    descriptor = security.descriptor.from_sddl(head + "D:" + flags + "".join(entries) + opening + rest, own)
    forest.change(database, dn, ldb.FLAG_MOD_REPLACE, "nTSecurityDescriptor", ndr_pack(descriptor), controls)


def main():
    wanted = forest.request()
    database = forest.open_database(wanted["smbConf"])
    dn, sid = create(database, wanted)
    base = str(database.domain_dn())
    allow(database, base, ["(OA;;CR;%s;;%s)" % (right, sid) for right in wanted["grants"]])
    if wanted["seesDeletedObjects"]:
        allow(database, "CN=Deleted Objects," + base, ["(A;CI;RPLC;;;%s)" % sid])
    if wanted["readsForeignPrincipals"]:
        allow(database, "CN=ForeignSecurityPrincipals," + base, ["(A;CI;RPLCLORC;;;%s)" % sid])
    if wanted["administrator"]:
        forest.change(database, "CN=Domain Admins,CN=Users," + base, ldb.FLAG_MOD_ADD, "member", dn)
    forest.answer(dn=dn, sid=sid)


main()
