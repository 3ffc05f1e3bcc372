-- staging: cycles read and plan, and write nothing to the tenant directory; what is new begins so
alter table configuration add column mode text not null default 'active' check (mode in ('staging', 'active'));
alter table configuration alter column mode drop default;

-- what a cycle would do, learnt by doing it and taking it back
create table plan (
    tenant_id uuid not null,
    id uuid not null,
    configuration_id uuid not null,
    number bigint generated always as identity,
    state text not null check (state in ('waiting', 'ready', 'failed', 'applying', 'applied', 'refused')),
    -- a definition that is not saved yet; null: the one that is
    change jsonb,
    -- of the configuration, to which the change was made
    version integer not null,
    requested_by text not null,
    requested_at timestamptz not null default now(),
    ready_at timestamptz,
    -- of a configuration in staging mode: more has been read since
    stale boolean not null default false,
    -- number of objects by action, and of failures and so on by status
    counts jsonb,
    error_code text,
    error_message text,
    next_step text,
    applied_by text,
    applied_at timestamptz,
    applied_cycle_id uuid,
    -- objects that have changed since they were shown do not stop it
    accept_moved boolean not null default false,
    -- how what was done compares with what was shown
    outcome jsonb,
    primary key (tenant_id, id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index plan_by_configuration on plan (tenant_id, configuration_id, number desc);

-- the lines of the provisioning log that the cycle would have written
create table plan_object (
    tenant_id uuid not null,
    plan_id uuid not null,
    number integer not null,
    action text not null,
    status text not null,
    source_guid uuid,
    source_class text,
    source_name text,
    object_id uuid,
    object_kind text,
    object_name text,
    modified_properties text not null,
    code text,
    reason text,
    next_step text,
    -- of the staged object and of the object of the tenant directory as they were; null: there was none
    source_digest uuid,
    object_digest uuid,
    -- one of them was another one when the plan was to be applied
    moved boolean not null default false,
    primary key (tenant_id, plan_id, number),
    foreign key (tenant_id, plan_id) references plan on delete cascade
);
create index plan_object_by_source on plan_object (tenant_id, plan_id, source_guid);

alter table cycle add column plan_id uuid;
