#!/usr/bin/python3
"""Completes the databases of a domain controller that has just joined a domain. Request: smbConf, realm, domain, host.
Answer: nothing. Its principal names reach the other servers with the next replication."""
import forest
import principals


def main():
    wanted = forest.request()
    database = forest.open_database(wanted["smbConf"])
    principals.register(database, wanted["realm"], wanted["domain"], wanted["host"])
    forest.answer()


main()
