-- The number of the request that asked for it last: a cycle settles what was asked for before it began, and nothing else.
alter table job
    add column full_by bigint not null default 0,
    add column replan_by bigint not null default 0,
    add column read_by bigint not null default 0,
    add column deletes_by bigint not null default 0;
