"""What every script here shares: a JSON request on standard input, a JSON answer on standard output, and the database
of a domain controller opened with the rights of the system, without going through the network."""
import json
import sys

import ldb
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB


def request():
    return json.load(sys.stdin)


def answer(**fields):
    json.dump(fields, sys.stdout)


def parameters(smb_conf, **overrides):
    lp = LoadParm()
    lp.load(smb_conf)
    for name, value in overrides.items():
        lp.set(name, value)
    return lp


def open_database(smb_conf, lp=None, bulk=False):
    """Bulk: no fsync and larger index pages in memory, for fills of a stopped server."""
    lp = lp or parameters(smb_conf)
    flags, options = (ldb.FLG_NOSYNC, ["batch_mode:1"]) if bulk else (0, [])
    return SamDB(lp.private_path("sam.ldb"), lp=lp, session_info=system_session(), flags=flags, options=options)


def change(database, dn, flag, attribute, values, controls=None):
    message = ldb.Message()
    message.dn = ldb.Dn(database, dn)
    message[attribute] = ldb.MessageElement(values, flag, attribute)
    database.modify(message, controls=controls or [])


def domain_sid(database):
    return str(database.get_domain_sid())
