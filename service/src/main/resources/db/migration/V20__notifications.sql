-- What lasts and was told: it is not told again before the tenant's time of repetition has passed. Its end is told too.
create table notification_condition (
    tenant_id uuid not null references tenant on delete cascade,
    kind text not null check (kind in ('quarantine', 'cyclesFailing', 'heldDeletes', 'agentSilent', 'certificateExpiring')),
    -- what it is about, e.g. the id of a configuration
    subject text not null,
    code text not null,
    title text not null,
    reason text not null,
    next_step text not null,
    -- how it was met last: began, lasts, changed
    event text not null,
    since timestamptz not null,
    told_at timestamptz not null,
    -- the notification that told it last
    notification_id uuid not null,
    -- over since then; told, and the row gone, when it has stayed over for some minutes
    ended_at timestamptz,
    primary key (tenant_id, kind, subject)
);
create index notification_condition_ended on notification_condition (ended_at) where ended_at is not null;

-- Where a tenant's administrators are told: one mail server, one webhook.
create table notification_channel (
    tenant_id uuid not null references tenant on delete cascade,
    channel text not null check (channel in ('mail', 'webhook')),
    -- as the administration API has it, without secrets
    settings jsonb not null,
    -- the password, or the key that signs, sealed with the master key; null: none
    secret bytea,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, channel)
);

create table notification_setting (
    tenant_id uuid primary key references tenant on delete cascade,
    -- what lasts is told again after so many hours; 0: never
    repeat_hours integer not null check (repeat_hours between 0 and 8784)
);

-- What is to be told; stored in the transaction of what happened, sent afterwards.
create table notification (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    at timestamptz not null,
    kind text not null,
    subject text not null,
    -- began, lasts, changed, ended; test
    event text not null,
    code text not null,
    title text not null,
    reason text not null,
    next_step text not null,
    since timestamptz not null,
    primary key (tenant_id, id)
);
create index notification_by_time on notification (tenant_id, at, id);

create table notification_delivery (
    tenant_id uuid not null,
    notification_id uuid not null,
    channel text not null,
    attempts integer not null default 0,
    -- null: nothing more is tried
    next_attempt_at timestamptz,
    sent_at timestamptz,
    -- why the last attempt failed
    failure text,
    primary key (tenant_id, notification_id, channel),
    foreign key (tenant_id, notification_id) references notification on delete cascade
);
create index notification_delivery_due on notification_delivery (next_attempt_at) where next_attempt_at is not null;
