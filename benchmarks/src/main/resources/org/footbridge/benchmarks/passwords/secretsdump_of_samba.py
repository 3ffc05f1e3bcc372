#!/usr/bin/python3
"""Runs the secretsdump of impacket, as Debian installs it, on a Samba domain controller without a file server. Arguments are
those of secretsdump, the target as DOMAIN/USER@ADDRESS; the first line of standard input is the password. Secretsdump lists the
accounts, asks for each of them and decrypts with its own code; three things differ from what it does with Windows:

- it lists accounts (MS-SAMR) over TCP and not over a pipe of the file server;
- its table of prefixes ends with the schema information (MS-DRSR 5.16.4), without which Samba refuses it;
- an account that never had an LM hash, as those that are stored with a ready-made NT hash, counts as one with an empty one.

The last line that it prints is "processor:SECONDS"."""
import atexit
import runpy
import sys
import time

from impacket import smbconnection
from impacket.dcerpc.v5 import drsuapi, epm, samr, transport
from impacket.dcerpc.v5.rpcrt import RPC_C_AUTHN_LEVEL_PKT_PRIVACY
from impacket.examples import secretsdump

PROGRAM = "/usr/share/doc/python3-impacket/examples/secretsdump.py"
LM_HASH = 0x90037  # dBCSPwd
SCHEMA_INFORMATION = [0xFF] + 20 * [0]


class Logon:
    """In the place of a connection to the file server: knows who logs on where."""

    def __init__(self, name, host):
        self.name, self.host, self.user, self.domain = name, host, "", ""

    def login(self, user, _password, domain, *_hashes):
        self.user, self.domain = user, domain

    def setTimeout(self, _seconds):
        pass

    def getCredentials(self):
        return self.user, password, self.domain, "", "", "", None, None

    def getRemoteHost(self):
        return self.host

    def getRemoteName(self):
        return self.name

    def getServerName(self):
        return self.name

    def getServerDomain(self):
        return self.domain


class AccountsOverTcp:
    """In the place of the pipe that accounts are listed over."""

    def set_smb_connection(self, logon):
        self.logon = logon

    def get_dce_rpc(self):
        binding = epm.hept_map(self.logon.getRemoteHost(), samr.MSRPC_UUID_SAMR, protocol="ncacn_ip_tcp")
        over_tcp = connect_to(binding)
        over_tcp.set_credentials(*self.logon.getCredentials())
        calls = over_tcp.get_dce_rpc()
        calls.set_auth_level(RPC_C_AUTHN_LEVEL_PKT_PRIVACY)
        return calls


class Operations(secretsdump.RemoteOperations):
    def DRSGetNCChanges(self, account):
        prefixes = self._RemoteOperations__prefixTable
        if not prefixes:
            self.name_attributes(prefixes)
        reply = super().DRSGetNCChanges(account)
        attributes = reply["pmsgOut"]["V%d" % reply["pdwOutVersion"]]["pObjects"]["Entinf"]["AttrBlock"]["pAttr"]
        if all(attribute["attrTyp"] != LM_HASH for attribute in attributes):
            empty = drsuapi.ATTR()
            empty["attrTyp"] = LM_HASH
            empty["AttrVal"]["valCount"] = 0
            attributes.append(empty)
        return reply

    def name_attributes(self, prefixes):
        """As secretsdump does it with the first account, and the schema information."""
        wanted = drsuapi.PARTIAL_ATTR_VECTOR_V1_EXT()
        wanted["dwVersion"] = 1
        wanted["cAttrs"] = len(secretsdump.NTDSHashes.ATTRTYP_TO_ATTID)
        for attribute in secretsdump.NTDSHashes.ATTRTYP_TO_ATTID.values():
            wanted["rgPartialAttr"].append(drsuapi.MakeAttid(prefixes, attribute))
        last = drsuapi.PrefixTableEntry()
        last["ndx"] = 0
        last["prefix"]["length"] = len(SCHEMA_INFORMATION)
        last["prefix"]["elements"] = SCHEMA_INFORMATION
        prefixes.append(last)
        self._RemoteOperations__ppartialAttrSet = wanted


def connect(binding):
    return AccountsOverTcp() if binding.startswith("ncacn_np") else connect_to(binding)


connect_to = transport.DCERPCTransportFactory
password = sys.stdin.readline().rstrip("\n")
smbconnection.SMBConnection = Logon
secretsdump.RemoteOperations = Operations
secretsdump.transport.DCERPCTransportFactory = connect
sys.argv[0] = PROGRAM
atexit.register(lambda: print("processor:%.2f" % time.process_time(), flush=True))
runpy.run_path(PROGRAM, run_name="__main__")
