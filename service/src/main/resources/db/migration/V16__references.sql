-- A group may have members of another forest. Its directory holds an object for each of them, named by its security
-- identifier, and that is what the group's link leads to.
create index source_object_foreign on source_object (tenant_id, upper(substr(rdn, 4)))
    where lower(object_class) = 'foreignsecurityprincipal';

-- They were not read so far: the next cycle reads everything, as it does when nothing is known of what was read.
delete from staged_attribute;

-- Who has a group for its primary group names it by its security identifier: that of its own with another last part
-- (MS-ADTS 3.1.1.4.5.11). Both in base64.
create function primary_group_sid(sid text, relative_id text) returns text
    language sql immutable parallel safe
    return case when sid ~ '^[A-Za-z0-9+/]+={0,2}$' and length(sid) >= 16 and length(sid) % 4 = 0
                 and relative_id ~ '^[0-9]{1,10}$'
           then replace(encode(
               substr(decode(sid, 'base64'), 1, length(decode(sid, 'base64')) - 4)
               || substr(int8send(relative_id::bigint), 8, 1) || substr(int8send(relative_id::bigint), 7, 1)
               || substr(int8send(relative_id::bigint), 6, 1) || substr(int8send(relative_id::bigint), 5, 1),
               'base64'), E'\n', '') end;

-- As what such a group has its members among the staged links: it need not have been read to have them.
create function group_of_sid(sid text) returns uuid
    language sql immutable parallel safe
    return md5(sid)::uuid;

create index source_object_group_of_sid on source_object
    (tenant_id, configuration_id, group_of_sid(attributes -> 'objectsid' ->> 0))
    where lower(object_class) = 'group';

-- The source objects that fed an object before, when their configuration was deleted or another source took it over.
-- Groups still name it by them.
create table former_link (
    tenant_id uuid not null,
    source_guid uuid not null,
    object_id uuid not null,
    primary key (tenant_id, source_guid, object_id),
    foreign key (tenant_id, object_id) references directory_object on delete cascade
);
create index former_link_by_object on former_link (tenant_id, object_id);

insert into former_link (tenant_id, source_guid, object_id)
select o.tenant_id, (o.properties ->> 'onPremisesObjectIdentifier')::uuid, o.id
from directory_object o
where o.sync_enabled
  and o.properties ->> 'onPremisesObjectIdentifier' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  and not exists (select 1 from link l where l.tenant_id = o.tenant_id and l.object_id = o.id);
