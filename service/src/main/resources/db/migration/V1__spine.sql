-- Every row has its tenant, and every key begins with it.

create table tenant (
    id uuid primary key,
    name text not null unique,
    display_name text not null,
    -- always verified; addresses of objects without a verified suffix are made in it
    initial_domain text not null unique,
    created_at timestamptz not null default now()
);

create table verified_domain (
    tenant_id uuid not null references tenant on delete cascade,
    name text not null check (name = lower(name)),
    primary key (tenant_id, name)
);

create table client_application (
    tenant_id uuid not null references tenant on delete cascade,
    client_id uuid not null unique,
    name text not null,
    secret_hash text not null,
    -- reader, administrator: of the tenant; operator: may also make tenants
    role text not null check (role in ('reader', 'administrator', 'operator')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, client_id)
);

-- Keys of the service itself, sealed with the master key that is kept beside the data, not in it.
create table service_key (
    name text primary key,
    sealed bytea not null,
    public_part text not null,
    created_at timestamptz not null default now()
);

create table connected_directory (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    -- DNS name of the domain, lower case
    name text not null check (name = lower(name)),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);

create table agent_token (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    secret_hash bytea not null,
    directory_names text[] not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid,
    primary key (tenant_id, id)
);

create table agent (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null unique,
    machine_name text not null,
    version text not null,
    certificate_serial text not null,
    -- stays valid until the agent has connected with the new one
    previous_serial text,
    certificate_not_after timestamptz not null,
    registered_at timestamptz not null default now(),
    last_seen_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant_id, id)
);

create table agent_directory (
    tenant_id uuid not null,
    agent_id uuid not null,
    directory_id uuid not null,
    reachable boolean,
    domain_controller text,
    failure_code text,
    reported_at timestamptz,
    primary key (tenant_id, agent_id, directory_id),
    foreign key (tenant_id, agent_id) references agent on delete cascade,
    foreign key (tenant_id, directory_id) references connected_directory on delete cascade
);
create index agent_directory_by_directory on agent_directory (tenant_id, directory_id);

create table configuration (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    name text not null,
    directory_id uuid not null,
    definition jsonb not null,
    version integer not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name),
    foreign key (tenant_id, directory_id) references connected_directory
);

create table configuration_version (
    tenant_id uuid not null,
    configuration_id uuid not null,
    version integer not null,
    definition jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null default now(),
    primary key (tenant_id, configuration_id, version),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);

-- One job per configuration. running_cycle_id fences: a cycle that is not named here any more may not write.
create table job (
    tenant_id uuid not null,
    configuration_id uuid not null,
    running_cycle_id uuid,
    -- set by an administrator or by a changed configuration; taken by the next cycle
    full_requested boolean not null default false,
    -- every staged object is to be planned again, without reading it
    replan_requested boolean not null default false,
    -- held deletes up to this many pass once, by an administrator's word
    deletes_allowed integer not null default 0,
    -- counts requests to run; a cycle notes the value it began with, so a request made meanwhile is not lost
    requested bigint not null default 0,
    begun bigint not null default 0,
    primary key (tenant_id, configuration_id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);

create table cycle (
    tenant_id uuid not null,
    id uuid not null,
    configuration_id uuid not null,
    number bigint generated always as identity,
    kind text not null check (kind in ('initial', 'incremental', 'full')),
    state text not null check (state in ('running', 'succeeded', 'partial', 'halted', 'failed')),
    trigger text not null,
    phase text not null default 'read',
    request bigint not null default 0,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    read bigint not null default 0,
    created bigint not null default 0,
    updated bigint not null default 0,
    deleted bigint not null default 0,
    restored bigint not null default 0,
    unchanged bigint not null default 0,
    skipped bigint not null default 0,
    failed bigint not null default 0,
    held bigint not null default 0,
    members_added bigint not null default 0,
    members_removed bigint not null default 0,
    error_code text,
    error_message text,
    next_step text,
    primary key (tenant_id, id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index cycle_by_configuration on cycle (tenant_id, configuration_id, number desc);

create table watermark (
    tenant_id uuid not null,
    configuration_id uuid not null,
    position bytea not null,
    highest_usn bigint not null,
    saved_at timestamptz not null default now(),
    primary key (tenant_id, configuration_id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);

-- The staged copy of the directory (connector space). dirty: changed since it was last planned; survives a crash, so
-- the watermark may move as soon as the batch is staged.
create table source_object (
    tenant_id uuid not null,
    configuration_id uuid not null,
    guid uuid not null,
    object_class text not null,
    parent_guid uuid,
    rdn text not null,
    attributes jsonb not null,
    reduced boolean not null default false,
    deleted boolean not null default false,
    -- not found by an enumeration that was complete
    absent boolean not null default false,
    dirty boolean not null,
    -- the attempt at reading that saw it last, and the last that told it whole
    read_by bigint not null,
    whole_by bigint,
    -- outcome of the last planning: synchronised, skipped, failed; within a cycle also delete (to be weighed) and retry
    outcome text,
    outcome_code text,
    primary key (tenant_id, configuration_id, guid),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index source_object_by_parent on source_object (tenant_id, configuration_id, parent_guid);
create index source_object_whole on source_object (tenant_id, configuration_id, whole_by);
create index source_object_dirty on source_object (tenant_id, configuration_id, guid) where dirty;
create index source_object_open on source_object (tenant_id, configuration_id, outcome)
    where outcome in ('failed', 'delete', 'retry');
create sequence staging_read;

-- Values of forward links. A value whose target is not in the tenant directory (yet) waits here: it is the pending
-- reference, found by target_guid when the target arrives.
create table source_link_value (
    tenant_id uuid not null,
    configuration_id uuid not null,
    owner_guid uuid not null,
    attribute text not null,
    target_guid uuid not null,
    present boolean not null,
    dirty boolean not null,
    read_by bigint not null,
    primary key (tenant_id, configuration_id, owner_guid, attribute, target_guid),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index source_link_value_by_target on source_link_value (tenant_id, target_guid);
create index source_link_value_dirty on source_link_value (tenant_id, configuration_id, owner_guid) where dirty;

create table directory_object (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    kind text not null check (kind in ('user', 'group', 'contact')),
    -- spelled as in Microsoft Graph
    properties jsonb not null,
    -- onPremisesSyncEnabled: true synchronised; false was; null never
    sync_enabled boolean,
    created_at timestamptz not null default now(),
    modified_at timestamptz not null default now(),
    deleted_at timestamptz,
    last_sync_at timestamptz,
    -- the cycle that changed it last
    changed_by uuid,
    primary key (tenant_id, id)
);
create index directory_object_by_kind on directory_object (tenant_id, kind, id) where deleted_at is null;
create index directory_object_deleted on directory_object (tenant_id, kind, deleted_at) where deleted_at is not null;
create index directory_object_display_name on directory_object (tenant_id, kind, lower(properties ->> 'displayName') text_pattern_ops, id);
create index directory_object_upn on directory_object (tenant_id, kind, lower(properties ->> 'userPrincipalName') text_pattern_ops);
create index directory_object_mail on directory_object (tenant_id, kind, lower(properties ->> 'mail') text_pattern_ops);
create index directory_object_mail_nickname on directory_object (tenant_id, kind, lower(properties ->> 'mailNickname') text_pattern_ops);
create index directory_object_given_name on directory_object (tenant_id, kind, lower(properties ->> 'givenName') text_pattern_ops);
create index directory_object_surname on directory_object (tenant_id, kind, lower(properties ->> 'surname') text_pattern_ops);
create index directory_object_department on directory_object (tenant_id, kind, lower(properties ->> 'department') text_pattern_ops);
create index directory_object_job_title on directory_object (tenant_id, kind, lower(properties ->> 'jobTitle') text_pattern_ops);
create index directory_object_sam on directory_object (tenant_id, kind, lower(properties ->> 'onPremisesSamAccountName') text_pattern_ops);
create index directory_object_immutable_id on directory_object (tenant_id, kind, (properties ->> 'onPremisesImmutableId'));
create index directory_object_sid on directory_object (tenant_id, kind, (properties ->> 'onPremisesSecurityIdentifier'));

-- What is unique within a tenant: upn (lower case), address (lower-case smtp address), anchor (base64, kept while
-- soft-deleted so that the object can come back with its id).
create table directory_key (
    tenant_id uuid not null,
    kind text not null check (kind in ('upn', 'address', 'anchor')),
    value text not null,
    object_id uuid not null,
    primary key (tenant_id, kind, value),
    foreign key (tenant_id, object_id) references directory_object on delete cascade
);
create index directory_key_by_object on directory_key (tenant_id, object_id);

-- members, manager, managedBy ...
create table directory_reference (
    tenant_id uuid not null,
    owner_id uuid not null,
    property text not null,
    target_id uuid not null,
    primary key (tenant_id, owner_id, property, target_id),
    foreign key (tenant_id, owner_id) references directory_object on delete cascade,
    foreign key (tenant_id, target_id) references directory_object on delete cascade
);
create index directory_reference_by_target on directory_reference (tenant_id, target_id, property);

-- Which source object feeds which directory object.
create table link (
    tenant_id uuid not null,
    configuration_id uuid not null,
    source_guid uuid not null,
    object_id uuid not null,
    linked_at timestamptz not null default now(),
    primary key (tenant_id, configuration_id, source_guid),
    foreign key (tenant_id, configuration_id) references configuration,
    foreign key (tenant_id, object_id) references directory_object on delete cascade
);
create index link_by_object on link (tenant_id, object_id);
create index link_by_source on link (tenant_id, source_guid);

-- The feed that everything downstream reads by sequence.
create table change (
    tenant_id uuid not null,
    sequence bigint generated always as identity,
    object_id uuid not null,
    kind text not null check (kind in ('created', 'updated', 'deleted', 'restored', 'references')),
    at timestamptz not null default now(),
    primary key (tenant_id, sequence)
);

create table provisioning_event (
    tenant_id uuid not null,
    id uuid not null default gen_random_uuid(),
    at timestamptz not null default clock_timestamp(),
    cycle_id uuid not null,
    configuration_id uuid not null,
    action text not null check (action in ('create', 'update', 'delete', 'restore', 'stagedDelete', 'other')),
    status text not null check (status in ('success', 'failure', 'skipped', 'warning')),
    source_guid uuid,
    source_class text,
    source_name text,
    object_id uuid,
    object_kind text,
    object_name text,
    -- [{"displayName": property, "oldValue": ..., "newValue": ...}]
    modified_properties jsonb not null default '[]',
    code text,
    reason text,
    next_step text,
    primary key (tenant_id, at, id)
) partition by range (at);
create table provisioning_event_default partition of provisioning_event default;
create index provisioning_event_by_cycle on provisioning_event (tenant_id, cycle_id, at);
create index provisioning_event_by_source on provisioning_event (tenant_id, source_guid, at);

-- db-scheduler
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    state text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
