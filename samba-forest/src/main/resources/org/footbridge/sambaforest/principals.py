"""The service principal names of a domain controller."""
import ldb

import forest


def names(database, realm, domain, host):
    """Those which a complete server registers by itself; without ldap/<host> no Kerberos client can bind."""
    realm, host = realm.lower(), host.lower()
    full, short = "%s.%s" % (host, realm), host.upper()
    settings = str(database.search("", ldb.SCOPE_BASE, attrs=["dsServiceName"])[0]["dsServiceName"])
    raw = database.search(settings, ldb.SCOPE_BASE, attrs=["objectGUID"])[0]["objectGUID"][0]
    guid = database.schema_format_value("objectGUID", raw).decode()
    return ["ldap/" + full, "ldap/" + short, "ldap/%s/%s" % (full, realm), "ldap/%s/%s" % (full, domain),
            "ldap/%s._msdcs.%s" % (guid, realm), "GC/%s/%s" % (full, realm), "cifs/" + full,
            "RestrictedKrbHost/" + full, "RestrictedKrbHost/" + short,
            "E3514235-4B06-11D1-AB04-00C04FC2DCD2/%s/%s" % (guid, realm)]


def register(database, realm, domain, host):
    dn = "CN=%s,OU=Domain Controllers,%s" % (host.upper(), database.domain_dn())
    for name in names(database, realm, domain, host):
        try:
            forest.change(database, dn, ldb.FLAG_MOD_ADD, "servicePrincipalName", name)
        except ldb.LdbError as error:
            if error.args[0] != ldb.ERR_ATTRIBUTE_OR_VALUE_EXISTS:
                raise
