-- Each thing that is held, and each time it is held anew, has a number of its own. A decision names such numbers, or all up
-- to one: it is never about anything that was not shown.
create sequence held_number;

-- Deletes of objects that wait for a decision, or were decided and not done yet. Gone when the object is deleted, or is not
-- to be deleted any more.
create table held_delete (
    tenant_id uuid not null,
    configuration_id uuid not null,
    source_guid uuid not null,
    object_id uuid not null,
    kind text not null,
    source_class text not null,
    source_name text not null,
    object_name text,
    -- of DeleteReason
    reason text not null,
    action text not null check (action in ('delete', 'disable')),
    state text not null default 'held' check (state in ('held', 'allowed', 'rejected')),
    number bigint not null default nextval('held_number'),
    held_at timestamptz not null default now(),
    cycle_id uuid not null,
    decided_by text,
    decided_at timestamptz,
    primary key (tenant_id, configuration_id, source_guid),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create unique index held_delete_number on held_delete (tenant_id, configuration_id, number);
create index held_delete_by_object on held_delete (tenant_id, object_id);

-- The same of members that are to leave a group which stays.
create table held_removal (
    tenant_id uuid not null,
    configuration_id uuid not null,
    owner_id uuid not null,
    target_id uuid not null,
    owner_name text,
    target_name text,
    state text not null default 'held' check (state in ('held', 'allowed', 'rejected')),
    number bigint not null default nextval('held_number'),
    held_at timestamptz not null default now(),
    cycle_id uuid not null,
    decided_by text,
    decided_at timestamptz,
    primary key (tenant_id, configuration_id, owner_id, target_id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create unique index held_removal_number on held_removal (tenant_id, configuration_id, number);
create index held_removal_by_reference on held_removal (tenant_id, owner_id, target_id);
create index held_removal_by_target on held_removal (tenant_id, target_id);

-- Who decided what, and when. Stays when the configuration is gone.
create table delete_decision (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    configuration_id uuid not null,
    configuration_name text not null,
    at timestamptz not null default now(),
    decided_by text not null,
    decision text not null check (decision in ('allowed', 'rejected', 'revoked', 'removed')),
    primary key (tenant_id, id)
);
create index delete_decision_by_configuration on delete_decision (tenant_id, configuration_id, at desc);

create table delete_decision_item (
    tenant_id uuid not null,
    decision_id uuid not null,
    number bigint not null,
    action text not null,
    reason text not null,
    -- of the object, or of the group that a member leaves
    object_id uuid not null,
    object_name text,
    member_id uuid,
    member_name text,
    primary key (tenant_id, decision_id, number),
    foreign key (tenant_id, decision_id) references delete_decision on delete cascade
);

-- A number of deletes cannot be allowed any more, only deletes that were shown.
alter table job drop column deletes_allowed, drop column deletes_by;

-- What objects referred to, and what referred to them, when they were soft-deleted.
create table kept_reference (
    tenant_id uuid not null,
    owner_id uuid not null,
    property text not null,
    target_id uuid not null,
    -- the directory told it: what the directory tells when it comes back counts then
    by_source boolean not null,
    primary key (tenant_id, owner_id, property, target_id)
);
create index kept_reference_by_target on kept_reference (tenant_id, target_id);

-- How many left the scope, and how many of them were disabled and not deleted.
alter table cycle
    add column out_of_scope bigint not null default 0,
    add column disabled bigint not null default 0;

alter table provisioning_event drop constraint if exists provisioning_event_action_check;
alter table provisioning_event add constraint provisioning_event_action_check
    check (action in ('create', 'update', 'delete', 'disable', 'restore', 'stagedDelete', 'other'));

-- purged: deleted for good, its id does not come back
alter table change drop constraint change_kind_check;
alter table change add constraint change_kind_check
    check (kind in ('created', 'updated', 'deleted', 'restored', 'references', 'purged'));
create index directory_object_deleted_at on directory_object (tenant_id, deleted_at) where deleted_at is not null;
