-- The attributes that the staged copy holds, true up to its watermark. What is not here was never asked for, or was let go
-- when nothing needed it any more.
create table staged_attribute (
    tenant_id uuid not null,
    configuration_id uuid not null,
    -- lower case
    name text not null,
    kind text not null check (kind in ('text', 'binary', 'link')),
    primary key (tenant_id, configuration_id, name),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);

-- Somebody wants to see what the directory has now; planning the staged copy again is not enough.
alter table job add column read_requested boolean not null default false;

-- replan: nothing was read, what is staged was planned again by changed rules
alter table cycle drop constraint cycle_kind_check;
alter table cycle add constraint cycle_kind_check check (kind in ('initial', 'incremental', 'full', 'replan'));

-- What a directory can hold, as an agent found it.
create table discovered_schema (
    tenant_id uuid not null,
    directory_id uuid not null,
    discovered_at timestamptz not null default now(),
    -- to be discovered again before the next cycle
    stale boolean not null default false,
    -- {"domain": {...}, "attributes": [...], "classes": [...]}
    description jsonb not null,
    primary key (tenant_id, directory_id),
    foreign key (tenant_id, directory_id) references connected_directory on delete cascade
);
