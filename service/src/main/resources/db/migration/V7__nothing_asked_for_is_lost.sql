-- The number of the request that asked for it last: a cycle settles what was asked for before it began, and nothing else.
alter table job
    add column full_by bigint not null default 0,
    add column replan_by bigint not null default 0,
    add column read_by bigint not null default 0,
    add column deletes_by bigint not null default 0;

-- Linked to an object that was there before, whose references may be others than those that are staged: they are still to
-- be compared.
alter table link add column aligned boolean not null default true;
create index link_not_aligned on link (tenant_id, configuration_id, source_guid) where not aligned;
