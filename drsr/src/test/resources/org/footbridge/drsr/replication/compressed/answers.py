#!/usr/bin/python3
"""answers.py DIRECTORY: answers to IDL_DRSGetNCChanges as Samba's own encoder writes them (package python3-samba)."""
import os, sys
from samba.dcerpc import drsuapi, misc, security
from samba.ndr import ndr_pack_out

SOURCE = misc.GUID("0b1c2d3e-0001-4002-8003-a0b0c0d0e0f0")
INVOCATION = misc.GUID("0b1c2d3e-1111-4222-8333-a4b5c6d7e8f9")
PREFIXES = [(0, "5504"), (2, "2a864886f7140102"), (9, "2a864886f7140104"), (0, "ff" + "00" * 20)]


def value(data):
    blob = drsuapi.DsAttributeValue()
    blob.blob = data
    return blob


def attribute(number, data):
    made = drsuapi.DsReplicaAttribute()
    made.attid = number
    made.value_ctr.num_values = 1
    made.value_ctr.values = [value(data)]
    return made


def listed(number, following):
    item = drsuapi.DsReplicaObjectListItemEx()
    name = drsuapi.DsReplicaObjectIdentifier()
    name.guid = misc.GUID("aaaaaaaa-0001-4002-8003-%012d" % number)
    name.sid = security.dom_sid("S-1-5-21-1-2-3-%d" % (1000 + number))
    name.dn = "CN=Person %d,OU=People,DC=corp,DC=example" % number
    item.object.identifier = name
    item.object.attribute_ctr.num_attributes = 2
    secret = bytes((number * 31 + i * 17) & 255 for i in range(36))
    item.object.attribute_ctr.attributes = [
        attribute(0x9005A, secret), attribute(0x90060, (133000000000000000 + number).to_bytes(8, "little"))]
    item.next_object = following
    return item


def reply(kind, objects):
    made = kind()
    made.source_dsa_guid = SOURCE
    made.source_dsa_invocation_id = INVOCATION
    made.naming_context = drsuapi.DsReplicaObjectIdentifier()
    made.naming_context.dn = "DC=corp,DC=example"
    made.new_highwatermark.tmp_highest_usn = 4711
    made.new_highwatermark.highest_usn = 4712
    mappings = []
    for number, prefix in PREFIXES:
        mapping = drsuapi.DsReplicaOIDMapping()
        mapping.id_prefix = number
        mapping.oid.binary_oid = list(bytes.fromhex(prefix))
        mapping.oid.length = len(prefix) // 2
        mappings.append(mapping)
    made.mapping_ctr.num_mappings = len(mappings)
    made.mapping_ctr.mappings = mappings
    following = None
    for number in range(objects, 0, -1):
        following = listed(number, following)
    made.first_object = following
    made.object_count = objects
    made.more_data = 1
    return made


def answer(level, ctr):
    call = drsuapi.DsGetNCChanges()
    call.out_level_out = level
    call.out_ctr = ctr
    return ndr_pack_out(call)




def packed(holder, typed, member, kind, objects):
    made = holder()
    made.ts = typed()
    setattr(made.ts, member, reply(kind, objects))
    made.decompressed_length = 0
    made.compressed_length = 0
    return made


def version2(objects):
    made = drsuapi.DsGetNCChangesCtr2()
    made.mszip1 = packed(drsuapi.DsGetNCChangesMSZIPCtr1, drsuapi.DsGetNCChangesCtr1TS, "ctr1",
                         drsuapi.DsGetNCChangesCtr1, objects)
    return answer(2, made)


def version7(algorithm, holder, objects):
    made = drsuapi.DsGetNCChangesCtr7()
    made.level = 6
    made.type = algorithm
    made.ctr = packed(holder, drsuapi.DsGetNCChangesCtr6TS, "ctr6", drsuapi.DsGetNCChangesCtr6, objects)
    return answer(7, made)


answers = {
    "version2-mszip": version2(40),
    "version7-mszip": version7(2, drsuapi.DsGetNCChangesMSZIPCtr6, 300),
    "version7-plain-lz77": version7(3, drsuapi.DsGetNCChangesXPRESSCtr6, 300),
}
for name, stub in answers.items():
    with open(os.path.join(sys.argv[1], name), "wb") as file:
        file.write(stub)
