#!/usr/bin/python3
"""Fills the databases of a stopped domain controller with an invented company. Request: smbConf, root (relative to the
domain), users, groups, contacts, seed, memberships and largestGroup (0: as it comes). Answer: objects (count). Password
hashes are stored ready-made: deriving all Kerberos keys would take seven times as long."""
import ldb
from samba.crypto import md4_hash_blob

import company
import forest

STORE_HASHES_AS_GIVEN = ["local_oid:1.3.6.1.4.1.7165.4.3.12:0"]
OBJECTS_PER_TRANSACTION = 20000
BIG_GROUP_FROM = 1501
REPORTS_PER_MANAGER = 7


class Fill:
    def __init__(self, database):
        self.database, self.objects = database, 0
        database.transaction_start()

    def add(self, entry, controls=None):
        self.database.add(entry, controls=controls or [])
        self.objects += 1
        if self.objects % OBJECTS_PER_TRANSACTION == 0:
            self.database.transaction_commit()
            self.database.transaction_start()
        return entry["dn"]


def knows(database, attribute):
    return len(database.search(database.get_schema_basedn(), ldb.SCOPE_ONELEVEL,
                               expression="(lDAPDisplayName=%s)" % attribute, attrs=["cn"])) > 0


def add_people(fill, invented, count):
    added = []
    for number in range(count):
        manager = added[(number - 1) // REPORTS_PER_MANAGER] if number else None
        person = invented.person(number, manager, added)
        person["unicodePwd"] = md4_hash_blob(("Walk-%d-Bridge!" % number).encode("utf-16-le"))
        added.append(fill.add(person, STORE_HASHES_AS_GIVEN))
    return added


def add_groups(fill, invented, sizes, people, contacts):
    global_groups, universal_groups = [], []
    for number, size in enumerate(sizes):
        group = invented.group(number, people, global_groups, universal_groups, contacts, size)
        dn = fill.add(group)
        scope = int(group["groupType"]) & 0xF
        if scope != company.DOMAIN_LOCAL:
            (global_groups if scope == company.GLOBAL else universal_groups).append(dn)
    return universal_groups


def add_everybody(fill, invented, people):
    fill.add({"dn": "CN=Everybody,OU=Security,OU=Groups," + invented.root, "objectClass": "group",
              "sAMAccountName": "everybody", "groupType": str(company.GLOBAL + company.SECURITY),
              "displayName": "Everybody", "member": people})


def restrict_senders(database, people, groups):
    """Some accept mail from one group alone, or from all but one."""
    for number, person in enumerate(people[5::97]):
        attribute = "dLMemRejectPerms" if number % 3 else "dLMemSubmitPerms"
        forest.change(database, person, ldb.FLAG_MOD_ADD, attribute, groups[number % len(groups)])


def close_a_circle(database, groups):
    """Two universal groups that hold each other: the directory allows it."""
    first, last = groups[0], groups[-1]
    for owner, member in ((first, last), (last, first)):
        try:
            forest.change(database, owner, ldb.FLAG_MOD_ADD, "member", member)
        except ldb.LdbError as error:
            if error.args[0] != ldb.ERR_ENTRY_ALREADY_EXISTS:
                raise


def main():
    wanted = forest.request()
    database = forest.open_database(wanted["smbConf"], bulk=True)
    root = "%s,%s" % (wanted["root"], database.domain_dn())
    invented = company.Company(wanted["seed"], root, database.domain_dns_name(), knows(database, "mailNickname"))
    fill = Fill(database)
    for dn in invented.containers():
        fill.add({"dn": dn, "objectClass": "organizationalUnit"})
    people = add_people(fill, invented, wanted["users"])
    contacts = [fill.add(invented.contact(number, people)) for number in range(wanted["contacts"])]
    everybody = people if wanted["users"] >= BIG_GROUP_FROM else []
    sizes = [None] * wanted["groups"]
    if wanted["memberships"]:
        everybody = (people + contacts)[:wanted["largestGroup"]]
        sizes = company.sizes(invented.choice, wanted["groups"], wanted["memberships"], wanted["largestGroup"])
    universal = add_groups(fill, invented, sizes, people, contacts)
    if everybody:
        add_everybody(fill, invented, everybody)
    for entry in invented.left_out():
        fill.add(entry)
    if universal and invented.has_mail_schema:
        restrict_senders(database, people, universal)
    if len(universal) > 1:
        close_a_circle(database, universal)
    database.transaction_commit()
    forest.answer(objects=str(fill.objects))


main()
