-- The job that brings the passwords of a configuration's users. Its watermark is its own.
create table password_job (
    tenant_id uuid not null,
    configuration_id uuid not null,
    -- where listing came to, opaque, and the domain controller that it is of; null: everything is to be listed
    state bytea,
    domain_controller text not null default '',
    -- the sequence of the feed of changes up to which objects were looked at; null: all are to be looked at
    feed bigint,
    -- the pass that has the job: another may not write
    running_pass_id uuid,
    -- counts requests; a pass notes the value that it began with
    requested bigint not null default 0,
    begun bigint not null default 0,
    -- everybody's is to be fetched again
    full_requested boolean not null default false,
    full_by bigint not null default 0,
    began_at timestamptz,
    ended_at timestamptz,
    -- of the last pass that ended
    outcome text check (outcome in ('succeeded', 'partial', 'failed')),
    error_code text,
    error_message text,
    next_step text,
    -- passes that failed since one did not
    failures integer not null default 0,
    -- when every user had been asked about for the first time
    first_completed_at timestamptz,
    primary key (tenant_id, configuration_id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);

-- What became of the password of a user who is in scope. due: to be fetched. waiting: the user is not in the tenant directory
-- yet. held: there is a password that is not taken, the one before stays. none: the account has no password. failed: tried
-- again at its time.
create table password_state (
    tenant_id uuid not null,
    configuration_id uuid not null,
    source_guid uuid not null,
    -- null while waiting
    object_id uuid,
    state text not null check (state in ('due', 'synced', 'waiting', 'held', 'none', 'failed')),
    code text not null default '',
    -- pwdLastSet and the smart-card flag that the state is about; null: of none
    password_last_set bigint,
    smart_card boolean,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    since timestamptz not null default now(),
    primary key (tenant_id, configuration_id, source_guid),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index password_state_open on password_state (tenant_id, configuration_id, state, source_guid) where state <> 'synced';
create index password_state_by_object on password_state (tenant_id, object_id);

-- What a typed password is compared with; of the link that it came by, and good as long as that link is there. The secret is
-- sealed with the master key in either form: what the agent sent, or that wrapped by a function that is slow on purpose.
create table credential (
    tenant_id uuid not null,
    object_id uuid not null,
    configuration_id uuid not null,
    source_guid uuid not null,
    form text not null check (form in ('derived', 'wrapped')),
    sealed bytea not null,
    password_last_set bigint not null,
    must_change boolean not null,
    never_expires boolean not null,
    set_at timestamptz not null default now(),
    primary key (tenant_id, object_id),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index credential_by_source on credential (tenant_id, configuration_id, source_guid);
create index credential_to_wrap on credential (tenant_id, object_id) where form = 'derived';

-- Wrong passwords of a user since one was right.
create table sign_in_lockout (
    tenant_id uuid not null references tenant on delete cascade,
    object_id uuid not null,
    failures integer not null,
    lockouts integer not null,
    locked_until timestamptz,
    -- keyed hashes of the last wrong passwords, the newest first
    recent bytea[] not null,
    last_failed_at timestamptz not null,
    primary key (tenant_id, object_id)
);
