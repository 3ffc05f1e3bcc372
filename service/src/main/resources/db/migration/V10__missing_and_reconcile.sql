-- A complete reading did not find it. That is no evidence of a delete, so the object stays as it is: absent it becomes only
-- when somebody has the directory reconciled and repaired.
alter table source_object add column missing boolean not null default false;
create index source_object_missing on source_object (tenant_id, configuration_id, guid) where missing;

-- How many synchronised objects were missing when the cycle ended, and how many differences a reconciliation found.
alter table cycle
    add column missing bigint not null default 0,
    add column drift bigint not null default 0,
    -- of a reconciliation: {"repair": ..., "organizationalUnit": ...}
    add column reconcile jsonb;
-- reconcile: the whole directory, or a part of it, was read again and compared
alter table cycle drop constraint cycle_kind_check;
alter table cycle add constraint cycle_kind_check
    check (kind in ('initial', 'incremental', 'full', 'replan', 'reconcile'));

-- The reconciliation that is asked for, as in cycle; taken by the next cycle. null: none.
alter table job add column reconcile jsonb;

-- What a reconciliation found.
create table drift (
    tenant_id uuid not null,
    cycle_id uuid not null,
    number bigint generated always as identity,
    kind text not null,
    source_guid uuid,
    source_class text,
    source_name text,
    object_id uuid,
    object_kind text,
    object_name text,
    -- [{"displayName": attribute or property, "oldValue": ..., "newValue": ...}]
    differences jsonb not null default '[]',
    reason text not null,
    primary key (tenant_id, cycle_id, number),
    foreign key (tenant_id, cycle_id) references cycle on delete cascade
);

-- What a reconciliation reads, beside the staged copy and in the same form, so that the same statements write it: the
-- cycle stands in the place of the configuration. Emptied when the cycle ends; unlogged, because a cycle does not outlive
-- a crash.
create unlogged table shadow_object (like source_object including defaults);
alter table shadow_object add primary key (tenant_id, configuration_id, guid);
create index shadow_object_by_parent on shadow_object (tenant_id, configuration_id, parent_guid);
create unlogged table shadow_link_value (like source_link_value including defaults);
alter table shadow_link_value add primary key (tenant_id, configuration_id, owner_guid, attribute, target_guid);
create index shadow_link_value_by_target on shadow_link_value (tenant_id, target_guid);

-- changed: the directory tells a change of it after the watermark, so a difference is no drift.
-- below: staged in the part of the directory that is reconciled.
create unlogged table shadow_guid (
    tenant_id uuid not null,
    cycle_id uuid not null,
    what text not null check (what in ('changed', 'below')),
    guid uuid not null,
    primary key (tenant_id, cycle_id, what, guid)
);
