-- Groups whose members are staged wherever the group is, true up to the watermark. A group that limits the scope and is
-- not here has to be read before anybody may be called a member of it or not.
create table staged_membership (
    tenant_id uuid not null,
    configuration_id uuid not null,
    -- null: every group of the directory
    group_guid uuid,
    foreign key (tenant_id, configuration_id) references configuration on delete cascade,
    unique nulls not distinct (tenant_id, configuration_id, group_guid)
);

-- A change said that the object lives again. What it had before, its links among it, is not known until it is read whole.
alter table source_object add column restored boolean not null default false;
create index source_object_restored on source_object (tenant_id, configuration_id, guid) where restored;
