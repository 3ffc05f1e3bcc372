#!/usr/bin/python3
"""Writes the databases of a new domain controller. Request: smbConf, realm, domain, host, address, password, schema
(2012_R2 or 2016), store (tdb or mdb). Answer: domainSid."""
import logging

import ldb
from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
from samba.provision import FILL_FULL, provision
from samba.schema import Schema

import forest
import principals

MDB_BYTES = 16 * 1024 * 1024 * 1024
NO_EXPIRY = "-9223372036854775808"


def write_databases(wanted, lp):
    # The files of the 2016 schema are delivered, only the table of names ends before it.
    Schema.base_schemas.setdefault(
        "2016", ("AD_DS_Attributes__Windows_Server_2016.ldf", "AD_DS_Classes__Windows_Server_2016.ldf", 87))
    log = logging.getLogger("provision")
    log.setLevel(logging.WARNING)
    log.addHandler(logging.StreamHandler())
    provision(
        log, forest.system_session(), smbconf=wanted["smbConf"], lp=lp, samdb_fill=FILL_FULL,
        realm=wanted["realm"], domain=wanted["domain"], hostname=wanted["host"], hostip=wanted["address"], hostip6="",
        adminpass=wanted["password"], serverrole="active directory domain controller", dns_backend="NONE",
        dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2, base_schema=wanted["schema"], use_rfc2307=False,
        skip_sysvolacl=True, backend_store=wanted["store"],
        backend_store_size=MDB_BYTES if wanted["store"] == "mdb" else None, batch_mode=True)


def relax_password_policy(database):
    """Tests set short passwords, set them again at once, and restore domains that are months old."""
    for attribute, value in (("minPwdLength", "0"), ("minPwdAge", "0"), ("pwdHistoryLength", "0"),
                             ("pwdProperties", "0"), ("maxPwdAge", NO_EXPIRY)):
        forest.change(database, str(database.domain_dn()), ldb.FLAG_MOD_REPLACE, attribute, value)


def main():
    wanted = forest.request()
    lp = forest.parameters(wanted["smbConf"])
    write_databases(wanted, lp)
    database = forest.open_database(wanted["smbConf"], lp)
    principals.register(database, wanted["realm"], wanted["domain"], wanted["host"])
    relax_password_policy(database)
    forest.answer(domainSid=forest.domain_sid(database))


main()
